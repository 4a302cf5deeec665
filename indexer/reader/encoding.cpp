#include "indexer/reader/encoding.hpp"

#include <fmt/format.h>
#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>

#include "indexer/escaping.hpp"
#include "indexer/reader/refusals.hpp"

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

struct Converter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct Detector {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

/// Strictly; nothing when a byte does not fit, or no such encoding is known.
std::optional<std::string> from_encoding(const std::string& name, std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, Converter> converter(ucnv_open(name.c_str(), &status));
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    if (U_FAILURE(status))
        return std::nullopt;
    std::u16string units(bytes.size() * 2 + 1, u'\0');
    const auto length = ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()),
                                      bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    if (U_FAILURE(status))
        return std::nullopt;
    std::string text;
    icu::UnicodeString(false, units.data(), length).toUTF8String(text);
    return text;
}

struct Mark {
    std::string_view bytes;
    const char* encoding;
};
/// The longest first: that of UTF-32LE starts with that of UTF-16LE.
constexpr auto marks = std::to_array<Mark>({{{"\xff\xfe\0\0", 4}, "UTF-32LE"},
                                            {{"\0\0\xfe\xff", 4}, "UTF-32BE"},
                                            {"\xef\xbb\xbf", "UTF-8"},
                                            {"\xff\xfe", "UTF-16LE"},
                                            {"\xfe\xff", "UTF-16BE"}});

/// XML needs no mark to be known.
constexpr auto starts_of_xml = std::to_array<Mark>({{{"<\0\0\0", 4}, "UTF-32LE"},
                                                    {{"\0\0\0<", 4}, "UTF-32BE"},
                                                    {{"<\0", 2}, "UTF-16LE"},
                                                    {{"\0<", 2}, "UTF-16BE"}});

bool is_ascii(std::string_view bytes) {
    return std::ranges::none_of(bytes, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
}

/// As the Web reads them: what calls itself Latin-1 has Windows' quotation marks.
std::string web_name(std::string_view declared) {
    std::string name(declared);
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    constexpr auto latin_1 = std::to_array<std::string_view>(
        {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii", "cp1252"});
    return std::ranges::find(latin_1, name) == latin_1.end() ? name : "windows-1252";
}

Message contradicted(std::string_view declared, std::string_view actual) {
    const std::string name = excerpt(declared);
    return {fmt::format("se dit en {} mais ne l’est pas : lu comme du {}", name, actual),
            fmt::format("says it is {} but is not: read as {}", name, actual)};
}

/// The declaration was found by reading ASCII; an encoding that makes something else of it is not the one.
bool keeps_declaration(std::string_view bytes, std::string_view text) {
    constexpr std::size_t enough = 5;
    const std::string_view start = bytes.substr(0, enough);
    return !is_ascii(start) || text.starts_with(start);
}

/// What ICU takes the bytes for, when it is rather sure and they are valid in it.
std::optional<Decoded> detected(std::string_view bytes) {
    constexpr std::int32_t least_confidence = 60;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, Detector> detector(ucsdet_open(&status));
    ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || !match || ucsdet_getConfidence(match, &status) < least_confidence)
        return std::nullopt;
    const std::string name = ucsdet_getName(match, &status);
    // What they are not was seen before.
    if (name == "UTF-8" || name == "ISO-8859-1" || name == "windows-1252")
        return std::nullopt;
    auto text = from_encoding(name, bytes);
    if (!text)
        return std::nullopt;
    return Decoded{*std::move(text), Message{fmt::format("n’est pas de l’UTF-8 : lu comme du {}", name),
                                             fmt::format("is not UTF-8: read as {}", name)}};
}

std::variant<Decoded, Message> decode_undeclared(std::string bytes) {
    if (is_utf8(bytes))
        return Decoded{std::move(bytes), std::nullopt};
    if (auto text = from_windows_1252(bytes))
        return Decoded{*std::move(text), read_as_windows_1252()};
    if (auto found = detected(bytes))
        return *std::move(found);
    return unknown_encoding();
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

std::variant<Decoded, Message> decode(std::string bytes, std::string_view declared) {
    for (const Mark& mark : marks) {
        if (!bytes.starts_with(mark.bytes))
            continue;
        bytes.erase(0, mark.bytes.size());
        if (auto text = from_encoding(mark.encoding, bytes))
            return Decoded{*std::move(text), std::nullopt};
        return mark.encoding == std::string_view("UTF-8") ? decode_undeclared(std::move(bytes))
                                                          : unknown_encoding();
    }
    for (const Mark& start : starts_of_xml)
        if (bytes.starts_with(start.bytes))
            if (auto text = from_encoding(start.encoding, bytes))
                return Decoded{*std::move(text), std::nullopt};
    const std::string name = web_name(declared);
    if (name.empty())
        return decode_undeclared(std::move(bytes));
    const bool is_really_utf8 = is_utf8(bytes) && !is_ascii(bytes);
    if (!is_really_utf8)
        if (auto text = from_encoding(name, bytes); text && keeps_declaration(bytes, *text))
            return Decoded{*std::move(text), std::nullopt};
    auto outcome = decode_undeclared(std::move(bytes));
    if (auto* decoded = std::get_if<Decoded>(&outcome); decoded && name != "utf-8" && name != "utf8")
        decoded->note = contradicted(declared, decoded->note ? "Windows-1252" : "UTF-8");
    return outcome;
}

std::string declared_encoding(std::string_view head) {
    std::string lower(head.substr(0, 2048));
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const bool is_xml = lower.starts_with("<?xml");
    const std::string_view searched =
        is_xml ? std::string_view(lower).substr(0, lower.find("?>")) : std::string_view(lower);
    auto at = searched.find(is_xml ? "encoding" : "charset");
    if (at == std::string_view::npos)
        return {};
    at = searched.find_first_not_of(" \t\r\n=\"'", at + (is_xml ? 8 : 7));
    if (at == std::string_view::npos)
        return {};
    const auto end = std::min(searched.find_first_of(" \t\r\n\"'/>;", at), searched.size());
    return std::string(searched.substr(at, end - at));
}

}  // namespace depeche::indexer
