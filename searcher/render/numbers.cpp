#include "searcher/render/numbers.hpp"

#include <string_view>

namespace depeche::render {

std::string grouped(std::uint64_t number, Language language) {
    constexpr Text separator{"\u202F", ","};
    const std::string digits = std::to_string(number);
    std::string result;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            result += separator.in(language);
        result += digits[i];
    }
    return result;
}

}  // namespace depeche::render
