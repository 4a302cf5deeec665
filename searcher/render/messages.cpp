#include "searcher/render/messages.hpp"

#include <fmt/format.h>

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

std::string page(const Results& results, Language language) {
    if (results.hits.empty() || results.hits.size() == results.total)
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
    return fmt::format("{}{}{}", results.exact ? "" : about.in(language), dispatches(results.total, language),
                       page(results, language));
}

std::string also_found(const std::vector<AlsoFound>& list, Language language) {
    constexpr Text beginning{"Aussi trouvé\u00A0: ", "Also found: "};
    std::string text(beginning.in(language));
    for (const AlsoFound& found : list)
        text += fmt::format("{}{} ({})", &found == &list.front() ? "" : ", ", found.spelling,
                            grouped(found.count, language));
    return text;
}

std::string repair(const Repair& repair, std::size_t position, Language language) {
    constexpr Text form{"Remarque (caractère {})\u00A0: {}", "Note (character {}): {}"};
    return fmt::format(fmt::runtime(form.in(language)), position, repair.message.in(language));
}

std::string more_values(std::uint64_t number, Language language) {
    constexpr Text one{"et 1 autre", "and 1 more"};
    constexpr Text several{"et {} autres", "and {} more"};
    if (number == 1)
        return std::string(one.in(language));
    return fmt::format(fmt::runtime(several.in(language)), grouped(number, language));
}

}  // namespace depeche::render::messages
