#include "searcher/render/messages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "searcher/render/numbers.hpp"

namespace depeche::render::messages {

namespace {

/// In French the plural starts at two: `0 dépêche`, `1 dépêche`, `2 dépêches`.
std::string dispatches(std::uint64_t number, Language language) {
    const bool one = language == Language::french ? number < 2 : number == 1;
    constexpr Text singular{"dépêche", "dispatch"};
    constexpr Text plural{"dépêches", "dispatches"};
    return fmt::format("{} {}", grouped(number, language), (one ? singular : plural).in(language));
}

std::string folded(std::uint64_t number, Language language) {
    if (number == 0)
        return {};
    constexpr Text one{"{} copie repliée", "{} copy folded"};
    constexpr Text several{"{} copies repliées", "{} copies folded"};
    const std::string_view form = (number == 1 ? one : several).in(language);
    return ", " + fmt::format(fmt::runtime(form), grouped(number, language));
}

std::string page(const Results& results, Language language) {
    if (results.hits.empty() || results.hits.size() + results.folded == results.total)
        return {};
    constexpr Text separator{"à", "to"};
    return fmt::format(" ({} {} {})", grouped(results.offset + 1, language), separator.in(language),
                       grouped(results.offset + results.hits.size(), language));
}

}  // namespace

Text heading(Facet facet) {
    switch (facet) {
        case Facet::date:
            return {"Dates", "Dates"};
        case Facet::source:
            return {"Sources", "Sources"};
        case Facet::actor:
            return {"Acteurs", "Actors"};
        case Facet::place:
            return {"Lieux", "Places"};
    }
    return {};
}

std::string found(const Results& results, Language language) {
    constexpr Text nothing{"Aucune dépêche", "No dispatch found"};
    constexpr Text about{"environ ", "about "};
    if (results.total == 0)
        return std::string(nothing.in(language));
    return fmt::format("{}{}{}{}", results.exact ? "" : about.in(language),
                       dispatches(results.total, language), page(results, language),
                       folded(results.folded, language));
}

std::string also_found(const std::vector<AlsoFound>& list, Language language) {
    constexpr Text beginning{"Aussi trouvé\u00A0: ", "Also found: "};
    std::string text(beginning.in(language));
    for (const AlsoFound& found : list)
        text += fmt::format("{}{} ({})", &found == &list.front() ? "" : ", ", found.spelling,
                            grouped(found.count, language));
    return text;
}

std::string suggestions(const std::vector<Suggestion>& list, Language language) {
    if (list.empty())
        return {};
    constexpr Text beginning{"Vouliez-vous dire\u00A0: ", "Did you mean: "};
    constexpr Text end{"\u00A0?", "?"};
    std::string text(beginning.in(language));
    for (const Suggestion& one : list)
        text += fmt::format("{}{} ({})", &one == &list.front() ? "" : ", ", one.text,
                            grouped(one.count, language));
    return text.append(end.in(language));
}

std::string relaxations(const std::vector<Relaxation>& list, Language language) {
    constexpr Text beginning{"Plus large\u00A0: ", "Wider: "};
    std::string text;
    for (const Relaxation& one : list)
        if (one.code != "spelling")
            text += fmt::format("{}{} ({})", text.empty() ? beginning.in(language) : ", ",
                                one.message.in(language), grouped(one.count, language));
    return text.empty() ? text : text + '.';
}

std::string relaxed(const Relaxation& relaxation, Language language) {
    constexpr Text form{"Aucune dépêche pour cette requête. Voici ce qui se trouve {}\u00A0:",
                        "No dispatch found for this query. Here is what is found {}:"};
    return fmt::format(fmt::runtime(form.in(language)), relaxation.message.in(language));
}

std::string copies(const Hit& hit, Language language) {
    constexpr std::size_t most_named = 3;
    const auto is_other_source = [&](const Copy& copy) {
        return !copy.sources.empty() && (hit.sources.empty() || copy.sources.front() != hit.sources.front());
    };
    const bool are_sources = std::ranges::all_of(hit.copies, is_other_source);
    constexpr Text source{"et {} autre source\u00A0: ", "and {} other source: "};
    constexpr Text sources{"et {} autres sources\u00A0: ", "and {} other sources: "};
    constexpr Text copy{"et {} copie\u00A0: ", "and {} copy: "};
    constexpr Text copies{"et {} copies\u00A0: ", "and {} copies: "};
    const Text& form = hit.copy_count == 1 ? (are_sources ? source : copy) : (are_sources ? sources : copies);
    std::string text = fmt::format(fmt::runtime(form.in(language)), grouped(hit.copy_count, language));
    const std::size_t named = std::min(hit.copies.size(), most_named);
    for (std::size_t at = 0; at < named; ++at)
        text.append(at == 0 ? "" : ", ")
            .append(are_sources ? hit.copies[at].sources.front().label : hit.copies[at].id);
    return hit.copy_count == named ? text : text + ", " + more_values(hit.copy_count - named, language);
}

std::string shared(const std::vector<std::string>& labels, Language language) {
    constexpr Text beginning{"En commun\u00A0: ", "In common: "};
    std::string text(beginning.in(language));
    for (const std::string& label : labels)
        text.append(&label == &labels.front() ? "" : ", ").append(label);
    return text;
}

std::string repair(const Repair& repair, std::size_t position, Language language) {
    constexpr Text form{"Remarque (caractère {})\u00A0: {}", "Note (character {}): {}"};
    return fmt::format(fmt::runtime(form.in(language)), position, repair.message.in(language));
}

std::string earlier_version(std::string_view version, Language language) {
    constexpr Text heading{"Version antérieure", "Earlier version"};
    std::string text(heading.in(language));
    return version.empty() ? text : text.append(" ").append(version);
}

std::string more_values(std::uint64_t number, Language language) {
    constexpr Text one{"et 1 autre", "and 1 more"};
    constexpr Text several{"et {} autres", "and {} more"};
    if (number == 1)
        return std::string(one.in(language));
    return fmt::format(fmt::runtime(several.in(language)), grouped(number, language));
}

}  // namespace depeche::render::messages
