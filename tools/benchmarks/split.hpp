#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::bench {

/// What stands between separators; nothing for the empty text, and nothing for what is empty behind the last.
inline std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

}  // namespace depeche::bench
