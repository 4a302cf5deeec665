#include "searcher/render/text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "depeche/date_label.hpp"
#include "searcher/render/code_points.hpp"
#include "searcher/render/facet_columns.hpp"
#include "searcher/render/messages.hpp"
#include "searcher/render/pen.hpp"

namespace depeche::render {

namespace {

void write_repairs(Pen& pen, const std::vector<Repair>& repairs, std::string_view query, Language language) {
    CodePointCounter counter(query);
    for (const Repair& repair : repairs)
        pen.paragraph(messages::repair(repair, counter.before(repair.begin) + 1, language),
                      {.ink = ink::notice});
    if (!repairs.empty())
        pen.blank_line();
}

/// The first names, and how many more there are: `Moscou, Kiev, Washington (+2)`.
std::string short_list(const std::vector<FacetName>& names) {
    constexpr std::size_t most = 3;
    std::string list;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        list += (i > 0 ? ", " : "") + names[i].label;
    if (names.size() > most)
        list += fmt::format(" (+{})", names.size() - most);
    return list;
}

/// Date, source, places and people, as far as they are known.
std::string origin(const Hit& hit, Language language) {
    std::string line =
        hit.date ? date_label(hit.date->interval, language) : std::string(messages::undated.in(language));
    if (!hit.sources.empty())
        line += " · " + hit.sources.front().label;
    for (const auto* names : {&hit.places, &hit.actors})
        if (!names->empty())
            line += " · " + short_list(*names);
    return line;
}

std::vector<Glyph> snippet_glyphs(const Snippet& snippet) {
    std::vector<Glyph> all = glyphs(snippet.cut_before ? "… " : "");
    const std::vector<Glyph> text = glyphs(snippet.text, snippet.marks);
    all.insert(all.end(), text.begin(), text.end());
    const std::vector<Glyph> end = glyphs(snippet.cut_after ? " …" : "");
    all.insert(all.end(), end.begin(), end.end());
    return all;
}

/// What names a dispatch where neither its path nor its address does: for `show`.
std::string_view own_id(const Hit& hit) {
    return hit.id == hit.path || hit.id == hit.url ? std::string_view{} : hit.id;
}

void write_hit(Pen& pen, const Hit& hit, std::string_view number, Language language) {
    const std::size_t indent = number.size();
    const bool untitled = hit.title.empty();
    pen.blank_line();
    pen.paragraph(untitled ? glyphs(messages::untitled.in(language)) : glyphs(hit.title, hit.title_marks),
                  {.ink = ink::strong, .indent = indent, .first = number, .url = web_page(hit.url)});
    pen.paragraph(origin(hit, language), {.indent = indent});
    for (const Snippet& snippet : hit.snippets)
        pen.paragraph(snippet_glyphs(snippet), {.indent = indent});
    if (const std::string_view id = own_id(hit); !id.empty())
        pen.line(fmt::format("id {}", id), {.ink = ink::path, .indent = indent});
    pen.line(hit.path, {.ink = ink::path, .indent = indent, .url = file_link(hit.path)});
    if (!hit.url.empty())
        pen.line(hit.url, {.ink = ink::path, .indent = indent, .url = web_page(hit.url)});
    if (hit.copy_count > 0)
        pen.paragraph(messages::copies(hit, language), {.indent = indent});
}

/// Hits are numbered through all pages, the numbers right-aligned.
void write_hits(Pen& pen, const Results& results, Language language) {
    const std::size_t last = results.offset + results.hits.size();
    const std::size_t digits = std::to_string(last).size();
    for (std::size_t i = 0; i < results.hits.size(); ++i)
        write_hit(pen, results.hits[i], fmt::format("{:>{}}. ", results.offset + i + 1, digits), language);
}

void write_lines(Pen& pen, std::string_view text) {
    constexpr std::size_t indent = 4;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        pen.line(text.substr(0, end), {.indent = indent});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void write_section(Pen& pen, const Text& heading, std::string_view text, Language language) {
    pen.line(heading.in(language), {.ink = ink::strong});
    write_lines(pen, text);
}

}  // namespace

std::string to_text(const Results& results, const TextStyle& style) {
    Pen pen(style);
    write_repairs(pen, results.repairs, results.text, style.language);
    if (results.relaxed)
        pen.paragraph(messages::relaxed(*results.relaxed, style.language), {.ink = ink::notice});
    pen.paragraph(messages::found(results, style.language), {.ink = ink::strong});
    for (const std::string& notice : {messages::suggestions(results.suggestions, style.language),
                                      messages::relaxations(results.relaxations, style.language)})
        if (!notice.empty())
            pen.paragraph(notice, {.ink = ink::notice});
    if (!results.also_found.empty())
        pen.paragraph(messages::also_found(results.also_found, style.language), {.ink = ink::notice});
    write_hits(pen, results, style.language);
    write_facets(pen, results.facets, style.language);
    return pen.take();
}

std::string to_text(const Explanation& explanation, const Request& request, const TextStyle& style) {
    Pen pen(style);
    write_repairs(pen, explanation.repairs, request.text, style.language);
    write_section(pen, messages::interpreted, explanation.interpreted, style.language);
    write_lines(pen, explanation.in_words);
    pen.blank_line();
    write_section(pen, messages::tree, explanation.tree, style.language);
    pen.blank_line();
    write_section(pen, messages::engine_query, explanation.engine_query, style.language);
    return pen.take();
}

}  // namespace depeche::render
