#include "searcher/render/code_points.hpp"

#include <algorithm>
#include <cstdint>

namespace depeche::render {

namespace {

constexpr char32_t replacement = 0xFFFD;

/// What a lead byte promises: how many continuation bytes, and which range the first of them must lie in, so
/// that overlong forms, surrogates and values above U+10FFFF are refused (Unicode 15, table 3-7).
struct Lead {
    std::size_t continuations = 0;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xBF;
};

Lead lead(std::uint8_t byte) {
    if (byte >= 0xC2 && byte <= 0xDF)
        return {1};
    if (byte >= 0xE0 && byte <= 0xEF)
        return {2, static_cast<std::uint8_t>(byte == 0xE0 ? 0xA0 : 0x80),
                static_cast<std::uint8_t>(byte == 0xED ? 0x9F : 0xBF)};
    if (byte >= 0xF0 && byte <= 0xF4)
        return {3, static_cast<std::uint8_t>(byte == 0xF0 ? 0x90 : 0x80),
                static_cast<std::uint8_t>(byte == 0xF4 ? 0x8F : 0xBF)};
    return {};
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t position) {
    const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(text[at]); };
    const std::uint8_t first = byte(position);
    if (first < 0x80)
        return {first, 1};
    auto [continuations, low, high] = lead(first);
    if (continuations == 0)
        return {replacement, 1};

    char32_t value = first & (0x3FU >> continuations);
    for (std::size_t length = 1; length <= continuations; ++length) {
        const std::size_t at = position + length;
        if (at >= text.size() || byte(at) < low || byte(at) > high)
            return {replacement, length};
        value = value << 6 | (byte(at) & 0x3FU);
        low = 0x80;
        high = 0xBF;
    }
    return {value, continuations + 1};
}

std::size_t CodePointCounter::before(std::size_t byte) {
    for (const std::size_t end = std::min(byte, text_.size()); byte_ < end; ++count_)
        byte_ += code_point_at(text_, byte_).length;
    return count_;
}

}  // namespace depeche::render
