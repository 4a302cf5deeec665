#include "indexer/escaping.hpp"

#include <fmt/format.h>

#include "schema/analysis/utf8.hpp"

namespace depeche::indexer {

namespace {

/// C0 and C1 controls, and those that would turn the direction of a line or break it.
bool is_control(UChar32 c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

constexpr std::size_t excerpt_characters = 80;

}  // namespace

std::string escaped(std::string_view bytes) {
    std::string result;
    result.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t begin = at;
        const UChar32 c = analysis::next_code_point(bytes, at);
        const std::string_view character = bytes.substr(begin, at - begin);
        if (c >= 0 && !is_control(c)) {
            result += character;
            continue;
        }
        for (const char byte : character)
            result += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
    }
    return result;
}

std::string location(std::string_view path, std::uint32_t line) {
    return line == 0 ? escaped(path) : fmt::format("{}:{}", escaped(path), line);
}

std::string excerpt(std::string_view bytes) {
    std::size_t end = 0;
    for (std::size_t characters = 0; end < bytes.size(); ++end)
        if ((static_cast<unsigned char>(bytes[end]) & 0xC0) != 0x80 && characters++ == excerpt_characters)
            return escaped(bytes.substr(0, end)) + "…";
    return escaped(bytes);
}

}  // namespace depeche::indexer
