#include "searcher/render/markup.hpp"

#include <fmt/format.h>

#include "searcher/render/code_points.hpp"

namespace depeche::render {

namespace {

/// `Char` of XML 1.0, and of HTML without its controls.
bool is_allowed(char32_t character) {
    return character == '\t' || character == '\n' || character == '\r' ||
           (character >= 0x20 && character < 0x7F) || (character >= 0xA0 && character < 0xFFFE) ||
           (character >= 0x10000 && (character & 0xFFFE) != 0xFFFE);
}

void append_escaped(std::string& to, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint one = code_point_at(text, at);
        switch (one.value) {
            case '&':
                to += "&amp;";
                break;
            case '<':
                to += "&lt;";
                break;
            case '>':
                to += "&gt;";
                break;
            case '"':
                to += "&quot;";
                break;
            case '\'':
                to += "&#39;";
                break;
            case 0xFFFD:
                to += "\uFFFD";
                break;
            default:
                if (is_allowed(one.value))
                    to += text.substr(at, one.length);
        }
        at += one.length;
    }
}

}  // namespace

std::string escaped(std::string_view text) {
    return escaped(text, {}, {});
}

std::string escaped(std::string_view text, std::span<const Mark> marks, std::string_view element) {
    std::string result;
    result.reserve(text.size());
    std::size_t at = 0;
    for (const Mark& mark : marks) {
        append_escaped(result, text.substr(at, mark.begin - at));
        result += fmt::format("<{}>", element);
        append_escaped(result, text.substr(mark.begin, mark.end - mark.begin));
        result += fmt::format("</{}>", element);
        at = mark.end;
    }
    append_escaped(result, text.substr(at));
    return result;
}

}  // namespace depeche::render
