#include "searcher/render/hit_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "depeche/date_label.hpp"
#include "searcher/render/messages.hpp"

namespace depeche::render {

namespace {

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

/// One that is longer than titles are would push all else off the screen.
std::vector<Glyph> title_glyphs(const Hit& hit, Language language) {
    constexpr std::size_t longest = 300;
    if (hit.title.empty())
        return glyphs(messages::untitled.in(language));
    std::vector<Glyph> all = glyphs(hit.title, hit.title_marks);
    if (all.size() > longest) {
        all.erase(all.begin() + longest, all.end());
        const std::vector<Glyph> end = glyphs("…");
        all.insert(all.end(), end.begin(), end.end());
    }
    return all;
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

}  // namespace

void write_hit(Pen& pen, const Hit& hit, std::string_view number, Language language) {
    const std::size_t indent = columns(number);
    pen.blank_line();
    pen.paragraph(title_glyphs(hit, language),
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

}  // namespace depeche::render
