#include "schema/analysis/elision.hpp"

#include <algorithm>
#include <array>

namespace depeche::analysis {

namespace {

// Lucene's French article list (l m t qu n s j d c jusqu quoiqu lorsqu puisqu), and ç as in "ç'aurait été".
constexpr auto elidable = std::to_array<std::string_view>({
    "l",
    "d",
    "j",
    "m",
    "n",
    "s",
    "t",
    "c",
    "ç",
    "Ç",
    "qu",
    "jusqu",
    "lorsqu",
    "puisqu",
    "quoiqu",
});

bool same_but_for_case(std::string_view word, std::string_view lower) {
    return std::ranges::equal(
        word, lower, [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a + ('a' - 'A') == b); });
}

}  // namespace

bool is_elidable(std::string_view word) {
    return word.size() <= 6 &&
           std::ranges::any_of(elidable, [&](auto entry) { return same_but_for_case(word, entry); });
}

std::string_view strip_elision(std::string_view word) {
    for (;;) {
        const auto apostrophe = word.find('\'');
        if (apostrophe == std::string_view::npos || apostrophe + 1 == word.size() ||
            !is_elidable(word.substr(0, apostrophe)))
            return word;
        word.remove_prefix(apostrophe + 1);
    }
}

}  // namespace depeche::analysis
