#include "searcher/render/glyphs.hpp"

#include <locale.h>
#include <wchar.h>

#include <algorithm>

#include "searcher/render/code_points.hpp"

namespace depeche::render {

namespace {

/// Puts the thread into Debian's built-in UTF-8 locale, whatever the user's: wcwidth knows the columns of
/// every character there, and of none outside ASCII in the C locale.
class Utf8Locale {
public:
    Utf8Locale() : previous_(uselocale(instance())) {}
    ~Utf8Locale() { uselocale(previous_); }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

private:
    static locale_t instance() {
        static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        return locale;
    }

    locale_t previous_;
};

/// A character wcwidth does not know (a private use, a newer Unicode) takes one column.
std::uint8_t columns_of(char32_t character) {
    const int columns = wcwidth(static_cast<wchar_t>(character));
    return columns < 0 ? std::uint8_t{1} : static_cast<std::uint8_t>(columns);
}

bool is_blank(char32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

/// Embeddings, overrides and isolates could show a text in another order than it has.
bool is_direction_mark(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

bool is_left_out(char32_t c) {
    constexpr char32_t soft_hyphen = 0x00AD;
    constexpr char32_t byte_order_mark = 0xFEFF;
    return c == soft_hyphen || c == byte_order_mark || is_direction_mark(c);
}

Glyph glyph(char32_t character, std::string_view bytes, bool marked) {
    constexpr char32_t replacement = 0xFFFD;
    if (is_blank(character))
        return {" ", 1, marked};
    if (is_control(character) || character == replacement)
        return {"\uFFFD", 1, marked};
    return {bytes, columns_of(character), marked};
}

/// Whether a line may end before the blank at `position`.
bool may_cut(std::span<const Glyph> text, std::size_t position) {
    if (text[position].bytes != " ")
        return false;
    const bool after_quote = position > 0 && text[position - 1].bytes == "«";
    constexpr std::string_view set_off[] = {"!", "?", ";", ":", "»", "%"};
    const bool before_mark = position + 1 < text.size() &&
                             std::ranges::find(set_off, text[position + 1].bytes) != std::end(set_off);
    return !after_quote && !before_mark;
}

/// Where the line that starts at `begin` ends: behind the last character that fits, or at the last cut.
std::size_t line_end(std::span<const Glyph> text, std::size_t begin, std::size_t width) {
    std::size_t used = 0;
    std::size_t cut = begin;
    for (std::size_t at = begin; at < text.size(); ++at) {
        if (at > begin && may_cut(text, at))
            cut = at;
        used += text[at].columns;
        if (used > width && text[at].columns > 0)
            return cut > begin ? cut : std::max(at, begin + 1);
    }
    return text.size();
}

std::size_t skip_blanks(std::span<const Glyph> text, std::size_t position) {
    while (position < text.size() && text[position].bytes == " ")
        ++position;
    return position;
}

std::span<const Glyph> without_trailing_blanks(std::span<const Glyph> line) {
    while (!line.empty() && line.back().bytes == " ")
        line = line.first(line.size() - 1);
    return line;
}

std::string joined(std::span<const Glyph> line) {
    std::string text;
    for (const Glyph& one : line)
        text += one.bytes;
    return text;
}

}  // namespace

std::vector<Glyph> glyphs(std::string_view text, std::span<const Mark> marks) {
    const Utf8Locale locale;
    std::vector<Glyph> result;
    result.reserve(text.size());
    auto mark = marks.begin();
    for (std::size_t position = 0; position < text.size();) {
        const auto [character, length] = code_point_at(text, position);
        while (mark != marks.end() && mark->end <= position)
            ++mark;
        const bool marked = mark != marks.end() && mark->begin <= position;
        if (!is_left_out(character))
            result.push_back(glyph(character, text.substr(position, length), marked));
        position += length;
    }
    return result;
}

std::string plain(std::string_view text) {
    return joined(glyphs(text));
}

std::size_t columns(std::span<const Glyph> line) {
    std::size_t sum = 0;
    for (const Glyph& one : line)
        sum += one.columns;
    return sum;
}

std::size_t columns(std::string_view text) {
    return columns(glyphs(text));
}

std::vector<std::span<const Glyph>> wrap(std::span<const Glyph> text, std::size_t width) {
    std::vector<std::span<const Glyph>> lines;
    for (std::size_t begin = skip_blanks(text, 0); begin < text.size();) {
        const std::size_t end = line_end(text, begin, width);
        lines.push_back(without_trailing_blanks(text.subspan(begin, end - begin)));
        begin = skip_blanks(text, end);
    }
    return lines;
}

std::string shortened(std::string_view text, std::size_t width) {
    const std::vector<Glyph> all = glyphs(text);
    if (columns(all) <= width)
        return joined(all);
    std::size_t used = 0;
    std::size_t kept = 0;
    while (used + all[kept].columns < width)
        used += all[kept++].columns;
    return joined(without_trailing_blanks(std::span(all).first(kept))) + "…";
}

}  // namespace depeche::render
