#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "searcher/render/match_words.hpp"
#include "searcher/render/messages.hpp"
#include "searcher/render/numbers.hpp"
#include "searcher/render/pen.hpp"
#include "searcher/render/why.hpp"

namespace depeche::render {

namespace {

constexpr std::size_t step = 4;

/// Two decimals, with a comma in French.
std::string decimal(double number, Language language) {
    std::string text = fmt::format("{:.2f}", number);
    if (language == Language::french)
        text.replace(text.find('.'), 1, ",");
    return text;
}

Text way_in_words(MatchWay way) {
    switch (way) {
        case MatchWay::exact:
            return {"tel quel", "as asked"};
        case MatchWay::stem:
            return {"autre forme", "other ending"};
        case MatchWay::alias:
            return {"autre graphie du nom", "other spelling of the name"};
        case MatchWay::fuzzy:
            return {"graphie proche", "spelled alike"};
        case MatchWay::prefix:
            return {"même début", "same beginning"};
        case MatchWay::phrase:
            return {"mots qui se suivent", "words in a row"};
        case MatchWay::near:
            return {"mots proches", "words near each other"};
        case MatchWay::value:
            return {"valeur du champ", "value of the field"};
    }
    return {};
}

/// `tel quel : Ukraine (3), UKRAINE`; values of fields have no text.
std::string found_in_words(const Clause& clause, Language language) {
    constexpr std::size_t most = 6;
    constexpr Text colon{"\u00A0: ", ": "};
    std::string line;
    for (std::size_t at = 0; at < std::min(most, clause.found.size()); ++at) {
        const MatchedText& one = clause.found[at];
        const bool same_way = at > 0 && clause.found[at - 1].way == one.way;
        if (at > 0)
            line += same_way ? ", " : " · ";
        if (!same_way)
            line += way_in_words(one.way).in(language);
        if (!same_way && !one.text.empty())
            line += colon.in(language);
        line += one.text;
        if (one.count > 1)
            line += fmt::format(" ({})", grouped(one.count, language));
    }
    if (clause.found.size() > most)
        line += " …";
    return line;
}

std::string_view verdict(const Clause& clause, Language language) {
    constexpr Text holds{"oui", "yes"};
    constexpr Text fails{"non", "no"};
    constexpr Text absent{"exclu, absent", "excluded, absent"};
    constexpr Text present{"exclu, présent", "excluded, present"};
    if (clause.excluded)
        return (clause.holds ? present : absent).in(language);
    return (clause.holds ? holds : fails).in(language);
}

void write_clause(Pen& pen, const Clause& clause, std::size_t indent, Language language) {
    const std::string weight =
        clause.weight > 0 ? fmt::format(" ({})", decimal(clause.weight, language)) : std::string();
    const bool blocks = clause.holds == clause.excluded;
    pen.paragraph(fmt::format("{}  {}{}", verdict(clause, language), clause.text, weight),
                  {.ink = blocks ? ink::notice : ink::normal, .indent = indent});
    if (!clause.found.empty())
        pen.paragraph(found_in_words(clause, language), {.indent = indent + step});
    for (const Clause& part : clause.parts)
        write_clause(pen, part, indent + step, language);
}

std::string failed_filter(const FailedFilter& filter, Language language) {
    constexpr Text form{"{}\u00A0: voulu {}\u00A0; la dépêche a {}", "{}: wanted {}; the dispatch has {}"};
    constexpr Text none{"aucune valeur", "none"};
    return fmt::format(
        fmt::runtime(form.in(language)), messages::heading(filter.facet).in(language),
        fmt::join(filter.wanted, ", "),
        filter.has.empty() ? std::string(none.in(language)) : fmt::format("{}", fmt::join(filter.has, ", ")));
}

std::string answer_in_words(const Why& why, Language language) {
    constexpr Text ranked{"Répond à la requête\u00A0: n°\u00A0{} des réponses",
                          "Answers the query: number {} of the answers"};
    constexpr Text far{"Répond à la requête, au-delà des {} premières réponses",
                       "Answers the query, beyond the first {} answers"};
    constexpr Text not_at_all{"Ne répond pas à la requête", "Does not answer the query"};
    if (!why.answers)
        return std::string(not_at_all.in(language));
    return why.rank > 0 ? fmt::format(fmt::runtime(ranked.in(language)), grouped(why.rank, language))
                        : fmt::format(fmt::runtime(far.in(language)), grouped(max_rank_told, language));
}

/// `12,34 = mots 8,10 + paires 2,20 + début 1,50`: what is 0 is left out.
std::string score_in_words(const ScoreParts& score, Language language) {
    const std::pair<Text, double> parts[] = {
        {{"mots", "words"}, score.bm25},
        {{"fraîcheur", "recency"}, score.recency},
        {{"mots voisins", "neighbouring words"}, score.pairs},
        {{"début du texte", "beginning"}, score.lead},
        {{"titre", "title"}, score.title},
    };
    std::string sum;
    for (const auto& [name, value] : parts)
        if (value != 0)
            sum +=
                fmt::format("{}{} {}", sum.empty() ? "" : " + ", name.in(language), decimal(value, language));
    return decimal(score.sum(), language) + (sum.empty() ? "" : " = " + sum);
}

}  // namespace

std::string to_text(const Why& why, const TextStyle& style) {
    const Language language = style.language;
    Pen pen(style);
    pen.paragraph(why.title.empty() ? std::string(messages::untitled.in(language)) : why.title,
                  {.ink = ink::strong});
    pen.line(fmt::format("id {}", why.id), {.ink = ink::path});
    pen.paragraph(answer_in_words(why, language));
    for (const FailedFilter& filter : why.failed_filters)
        pen.paragraph(failed_filter(filter, language), {.ink = ink::notice});
    pen.blank_line();
    pen.line(messages::interpreted.in(language), {.ink = ink::strong});
    for (const std::string& line : {why.interpreted, match_in_words(why.match, why.match_reason, language)})
        if (!line.empty())
            pen.paragraph(line, {.indent = step});
    pen.blank_line();
    constexpr Text clauses{"Clause par clause (avec leur poids)", "Clause by clause (with their weights)"};
    pen.line(clauses.in(language), {.ink = ink::strong});
    write_clause(pen, why.query, step, language);
    if (!why.answers || why.score == ScoreParts{})
        return pen.take();
    pen.blank_line();
    constexpr Text heading{"Score", "Score"};
    pen.line(heading.in(language), {.ink = ink::strong});
    pen.paragraph(score_in_words(why.score, language), {.indent = step});
    if (const std::string recency = recency_in_words(why.now, language); !recency.empty())
        pen.paragraph(recency, {.indent = step});
    return pen.take();
}

}  // namespace depeche::render
