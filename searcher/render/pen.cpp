#include "searcher/render/pen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

namespace depeche::render {

namespace {

constexpr std::size_t narrowest = 40;

}  // namespace

std::string_view web_page(std::string_view url) {
    return url.starts_with("https://") || url.starts_with("http://") ? url : std::string_view{};
}

std::string link_target(std::string_view url) {
    constexpr std::string_view forbidden = "\"<>\\^`{|}";
    std::string target;
    for (const char c : url) {
        if (c > 0x20 && c < 0x7F && forbidden.find(c) == std::string_view::npos)
            target += c;
        else
            fmt::format_to(std::back_inserter(target), "%{:02X}", static_cast<unsigned char>(c));
    }
    return target;
}

std::string file_link(std::string_view path) {
    return path.starts_with('/') ? fmt::format("file://{}", path) : std::string{};
}

Pen::Pen(const TextStyle& style) : style_(style) {
    style_.width = std::max(style.width, narrowest);
}

void Pen::paragraph(std::span<const Glyph> text, const Strokes& strokes) {
    bool is_first = true;
    for (const std::span<const Glyph> line : wrap(text, style_.width - strokes.indent)) {
        put(line, strokes, is_first);
        is_first = false;
    }
}

void Pen::paragraph(std::string_view text, const Strokes& strokes) {
    paragraph(glyphs(text), strokes);
}

void Pen::line(std::string_view text, const Strokes& strokes) {
    put(glyphs(text), strokes, true);
}

void Pen::blank_line() {
    text_ += '\n';
}

void Pen::put(std::span<const Glyph> line, const Strokes& strokes, bool is_first) {
    const std::string_view first = is_first ? strokes.first : std::string_view{};
    text_ += first;
    text_.append(strokes.indent - std::min(strokes.indent, columns(first)), ' ');
    const bool linked = style_.hyperlinks && !strokes.url.empty();
    if (linked)
        text_ += fmt::format("\033]8;;{}\033\\", link_target(strokes.url));
    paint(line, strokes.ink);
    if (linked)
        text_ += "\033]8;;\033\\";
    text_ += '\n';
}

void Pen::paint(std::span<const Glyph> line, std::string_view ink) {
    std::string_view current;
    const auto change = [&](std::string_view wanted) {
        if (!style_.colour || wanted == current)
            return;
        if (!current.empty())
            text_ += "\033[0m";
        if (!wanted.empty())
            text_ += fmt::format("\033[{}m", wanted);
        current = wanted;
    };
    for (const Glyph& glyph : line) {
        change(glyph.marked ? ink::mark : ink);
        text_ += glyph.bytes;
    }
    change(ink::normal);
}

}  // namespace depeche::render
