#include "searcher/render/evidence_words.hpp"

#include <fmt/format.h>

namespace depeche::render {

Text in_words(Confidence confidence) {
    switch (confidence) {
        case Confidence::stated:
            return {"indiqué", "stated"};
        case Confidence::inferred:
            return {"conclu du texte", "inferred from the text"};
        case Confidence::guessed:
            return {"supposé", "guessed"};
    }
    return {};
}

Text in_words(SourceRole role) {
    switch (role) {
        case SourceRole::publisher:
            return {"éditeur", "publisher"};
        case SourceRole::agency:
            return {"agence", "agency"};
        case SourceRole::cited:
            return {"cité", "cited"};
    }
    return {};
}

std::string quoted(std::string_view text, Language language) {
    constexpr Text form{"«\u00A0{}\u00A0»", "'{}'"};
    return fmt::format(fmt::runtime(form.in(language)), text);
}

std::string in_words(const Evidence& evidence, Language language) {
    std::string text = fmt::format("{} ({})", in_words(evidence.confidence).in(language), evidence.method);
    if (!evidence.text.empty())
        text.append(Text{"\u00A0: ", ": "}.in(language)).append(quoted(evidence.text, language));
    return text;
}

}  // namespace depeche::render
