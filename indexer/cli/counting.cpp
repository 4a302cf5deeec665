#include "indexer/cli/counting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace depeche::indexer {

std::string french(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count < 2 ? one : many);
}

std::string english(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string size_in_words(std::uintmax_t bytes, Language language) {
    constexpr Text units[] = {{"octets", "bytes"}, {"ko", "kB"}, {"Mo", "MB"}, {"Go", "GB"}, {"To", "TB"}};
    std::size_t unit = 0;
    auto size = static_cast<double>(bytes);
    for (; size >= 1000 && unit + 1 < std::size(units); size /= 1000)
        ++unit;
    std::string number = unit == 0 ? std::to_string(bytes) : fmt::format("{:.1f}", size);
    if (language == Language::french)
        std::ranges::replace(number, '.', ',');
    return fmt::format("{}{}{}", number, language == Language::french ? "\u00a0" : " ",
                       units[unit].in(language));
}

}  // namespace depeche::indexer
