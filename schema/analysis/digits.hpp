#pragma once

#include <algorithm>
#include <string_view>

namespace depeche::analysis {

/// `0` to `9`, and no digit of another script.
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Not of an empty text.
constexpr bool is_all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return is_digit(c); });
}

}  // namespace depeche::analysis
