#include "searcher/render/match_words.hpp"

#include <fmt/format.h>

#include "depeche/date_label.hpp"

namespace depeche::render {

std::string_view to_string(Match match) {
    switch (match) {
        case Match::all:
            return "all";
        case Match::any:
            return "any";
        case Match::automatic:
            return "auto";
    }
    return {};
}

std::string_view to_string(MatchReason reason) {
    switch (reason) {
        case MatchReason::requested:
            return "requested";
        case MatchReason::keywords:
            return "keywords";
        case MatchReason::question:
            return "question";
        case MatchReason::sentence:
            return "sentence";
    }
    return {};
}

std::string match_in_words(Match match, MatchReason reason, Language language) {
    constexpr Text all{"tous les mots sont exigés", "every word is required"};
    constexpr Text any{"un seul mot suffit, les meilleures réponses d’abord",
                       "any word is enough, the best answers first"};
    constexpr Text keywords{"des mots-clés\u00A0: {}", "keywords: {}"};
    constexpr Text question{"une question\u00A0: {}", "a question: {}"};
    constexpr Text sentence{"une phrase\u00A0: {}", "a sentence: {}"};
    if (reason == MatchReason::requested)
        return {};
    const Text& form = reason == MatchReason::question   ? question
                       : reason == MatchReason::sentence ? sentence
                                                         : keywords;
    return fmt::format(fmt::runtime(form.in(language)), (match == Match::any ? any : all).in(language));
}

std::string recency_in_words(std::optional<Date> now, Language language) {
    constexpr Text form{"à valeur égale, les plus récentes d’abord, vues du {}",
                        "of equal answers the more recent first, as seen from {}"};
    return now ? fmt::format(fmt::runtime(form.in(language)), date_label(day_interval(*now), language))
               : std::string();
}

}  // namespace depeche::render
