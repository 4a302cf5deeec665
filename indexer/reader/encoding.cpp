#include "indexer/reader/encoding.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace depeche::indexer {

namespace {

/// What the bytes 0x80 to 0xFF stand for where a text of Western Europe may have them; 0 where not. Letters
/// of Icelandic, mathematical signs, and the bytes that UTF-8 starts its accented letters with (Ã, Â) stay
/// out.
constexpr auto characters = [] {
    std::array<char16_t, 128> table{};
    constexpr char16_t from_0x80[] = u"€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";
    static_assert(std::size(from_0x80) == 32 + 1);
    std::copy_n(from_0x80, 32, table.begin());
    constexpr std::u16string_view from_latin_1 =
        u"\u00a0£§«\u00ad°²³»½¼¾©®·ÀÁÄÅÇÈÉÊËÍÎÏÑÓÔÖØÙÚÛÜßàáâãäåæçèéêëíîïñóôõöøùúûüÿ";
    for (const char16_t c : from_latin_1)
        table[c - 0x80U] = c;
    return table;
}();

void append_utf8(std::string& text, char16_t c) {
    if (c < 0x800) {
        text += static_cast<char>(0xC0 | c >> 6);
    } else {
        text += static_cast<char>(0xE0 | c >> 12);
        text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    }
    text += static_cast<char>(0x80 | (c & 0x3F));
}

}  // namespace

bool is_utf8(std::string_view bytes) {
    return simdjson::validate_utf8(bytes.data(), bytes.size());
}

std::optional<std::string> from_windows_1252(std::string_view bytes) {
    // The first bytes of every UTF-8 quotation mark and dash: "â€" is nobody's French.
    if (bytes.find("\xE2\x80") != std::string_view::npos)
        return std::nullopt;
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        if (value < 0x80) {
            text += byte;
        } else if (const char16_t c = characters[value - 0x80U]; c != 0) {
            append_utf8(text, c);
        } else {
            return std::nullopt;
        }
    }
    return text;
}

}  // namespace depeche::indexer
