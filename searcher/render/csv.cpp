#include "searcher/render/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "depeche/date.hpp"
#include "searcher/render/code_points.hpp"

namespace depeche::render {

namespace {

/// What a cell that a spreadsheet takes for a formula begins with; fullwidth forms are taken so too.
constexpr std::u32string_view formula_starts = U"=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n";

bool is_dropped_control(char32_t character) {
    return (character < 0x20 && character != '\n' && character != '\r' && character != '\t') ||
           (character >= 0x7F && character < 0xA0);
}

/// Blanks before a formula do not keep it from being one.
bool looks_like_formula(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && text[at] == ' ')
        ++at;
    return at < text.size() &&
           formula_starts.find(code_point_at(text, at).value) != std::u32string_view::npos;
}

std::string without_controls(std::string_view text) {
    std::string clean;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint one = code_point_at(text, at);
        if (one.value == 0xFFFD)
            clean += "\uFFFD";
        else if (!is_dropped_control(one.value))
            clean += text.substr(at, one.length);
        at += one.length;
    }
    return clean;
}

std::string labels(const std::vector<FacetName>& names) {
    std::string list;
    for (const FacetName& name : names)
        list += (list.empty() ? "" : "; ") + name.label;
    return list;
}

std::string text_of(const std::vector<Snippet>& snippets) {
    std::string text;
    for (const Snippet& snippet : snippets)
        text += (text.empty() ? "" : " … ") + snippet.text;
    return text;
}

struct CsvColumn {
    std::string_view name;
    std::string (*value)(const Hit& hit);
};

constexpr auto csv_columns = std::to_array<CsvColumn>({
    {"id", [](const Hit& hit) { return hit.id; }},
    {"title", [](const Hit& hit) { return hit.title; }},
    {"date", [](const Hit& hit) { return hit.date ? to_iso(hit.date->interval) : std::string(); }},
    {"sources", [](const Hit& hit) { return labels(hit.sources); }},
    {"actors", [](const Hit& hit) { return labels(hit.actors); }},
    {"places", [](const Hit& hit) { return labels(hit.places); }},
    {"url", [](const Hit& hit) { return hit.url; }},
    {"path", [](const Hit& hit) { return hit.path; }},
    {"score", [](const Hit& hit) { return fmt::format("{:.4f}", hit.score); }},
    {"snippets", [](const Hit& hit) { return text_of(hit.snippets); }},
});

}  // namespace

std::string csv_field(std::string_view text) {
    std::string field = without_controls(text);
    if (looks_like_formula(field))
        field.insert(field.begin(), '\'');
    if (field.find_first_of(",\"\r\n") == std::string::npos)
        return field;
    std::string quoted = "\"";
    for (const char c : field)
        quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

std::string csv_header() {
    std::string line;
    for (const CsvColumn& column : csv_columns)
        line.append(line.empty() ? "" : ",").append(column.name);
    return line + "\r\n";
}

std::string to_csv(const Hit& hit) {
    std::string line;
    for (const CsvColumn& column : csv_columns)
        line += (&column == &csv_columns.front() ? "" : ",") + csv_field(column.value(hit));
    return line + "\r\n";
}

}  // namespace depeche::render
