#include "searcher/query/highlight_terms.hpp"

#include <algorithm>
#include <string_view>

namespace depeche::query {

namespace {

bool has(const std::vector<std::string>& strings, std::string_view wanted) {
    return std::ranges::find(strings, wanted) != strings.end();
}

}  // namespace

bool HighlightTerm::matches(const analysis::WordForm& word) const {
    return has(exact, word.exact) || has(stems, word.stem) || has(accented, word.accented) ||
           std::ranges::any_of(prefixes, [&](const auto& prefix) { return word.exact.starts_with(prefix); });
}

}  // namespace depeche::query
