#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "searcher/render/glyphs.hpp"
#include "searcher/render/text.hpp"

namespace depeche::render {

/// How text stands out, as parameters of an SGR escape sequence; empty for not at all.
namespace ink {
inline constexpr std::string_view normal;
inline constexpr std::string_view strong = "1";
inline constexpr std::string_view mark = "1;31";
inline constexpr std::string_view path = "35";
inline constexpr std::string_view notice = "33";
}  // namespace ink

/// Where and how a piece of text is put down.
struct Strokes {
    std::string_view ink = ink::normal;
    std::size_t indent = 0;
    /// Stands in the indent of the first line: a number.
    std::string_view first = {};
    /// Where a link leads; empty for no link.
    std::string_view url = {};
};

/// Where a link to an address may lead: a page of the web, else nothing, other schemes not being ours to
/// follow.
std::string_view web_page(std::string_view url);

/// An address as it may stand in a link: ASCII that an address may have, all else percent-encoded.
std::string link_target(std::string_view url);

/// Where a link to a file leads; nowhere for a relative path, as a terminal does not know our folder.
std::string file_link(std::string_view path);

/// Lays text out as a style wants it: the one place that writes escape sequences.
class Pen {
public:
    explicit Pen(const TextStyle& style);

    /// Wrapped to the width, marks emphasised.
    void paragraph(std::span<const Glyph> text, const Strokes& strokes = {});
    void paragraph(std::string_view text, const Strokes& strokes = {});

    /// One line, however long: for what is copied whole.
    void line(std::string_view text, const Strokes& strokes = {});

    void blank_line();

    std::size_t width() const { return style_.width; }
    std::string take() { return std::move(text_); }

private:
    void put(std::span<const Glyph> line, const Strokes& strokes, bool is_first);
    void paint(std::span<const Glyph> line, std::string_view ink);

    TextStyle style_;
    std::string text_;
};

}  // namespace depeche::render
