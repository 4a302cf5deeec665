#include "searcher/render/facet_columns.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "searcher/render/messages.hpp"
#include "searcher/render/numbers.hpp"

namespace depeche::render {

namespace {

using Column = std::vector<std::string>;

constexpr std::size_t gap = 3;
constexpr std::size_t narrowest_column = 28;
constexpr std::size_t widest_column = 38;

std::string padded(std::string text, std::size_t width) {
    text.append(width - std::min(width, columns(text)), ' ');
    return text;
}

std::string row(const FacetValue& value, std::size_t width, Language language) {
    const std::string count = grouped(value.count, language);
    const std::size_t label_width = width - columns(count) - 1;
    const std::string label = (value.selected ? "* " : "  ") + value.label;
    return padded(shortened(label, label_width), label_width) + ' ' + count;
}

Column column(const FacetCounts& facet, std::size_t width, Language language) {
    Column rows{std::string(messages::heading(facet.facet).in(language))};
    for (const FacetValue& value : facet.values)
        rows.push_back(row(value, width, language));
    const auto listed = static_cast<std::uint64_t>(
        std::ranges::count_if(facet.values, [](const FacetValue& value) { return value.count > 0; }));
    if (facet.distinct > listed)
        rows.push_back("  " + messages::more_values(facet.distinct - listed, language));
    return rows;
}

/// The columns of one band, side by side; the first line has the headings.
void write_band(Pen& pen, const std::vector<Column>& band, std::size_t width) {
    const std::size_t height = std::ranges::max(band, {}, &Column::size).size();
    for (std::size_t line = 0; line < height; ++line) {
        std::string text;
        for (std::size_t i = 0; i < band.size(); ++i) {
            text = padded(text, i * (width + gap));
            text += line < band[i].size() ? band[i][line] : std::string{};
        }
        text.erase(text.find_last_not_of(' ') + 1);
        pen.line(text, {.ink = line == 0 ? ink::strong : ink::normal});
    }
}

}  // namespace

void write_facets(Pen& pen, const std::vector<FacetCounts>& facets, Language language) {
    std::vector<const FacetCounts*> shown;
    for (const FacetCounts& facet : facets)
        if (!facet.values.empty())
            shown.push_back(&facet);

    const std::size_t across = std::clamp<std::size_t>((pen.width() + gap) / (narrowest_column + gap), 1, 4);
    const std::size_t width = std::min(widest_column, (pen.width() + gap) / across - gap);
    for (std::size_t first = 0; first < shown.size(); first += across) {
        pen.blank_line();
        std::vector<Column> band;
        for (std::size_t i = first; i < std::min(first + across, shown.size()); ++i)
            band.push_back(column(*shown[i], width, language));
        write_band(pen, band, width);
    }
}

}  // namespace depeche::render
