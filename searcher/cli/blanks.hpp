#pragma once

#include <cstddef>
#include <string_view>

namespace depeche::cli {

/// What may stand around the words of a line in a file that people write; `\r` ends lines of Windows.
inline constexpr std::string_view blanks = " \t\r";

/// Without the blanks around it.
inline std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace depeche::cli
