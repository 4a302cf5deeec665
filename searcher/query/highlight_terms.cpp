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
           std::ranges::any_of(starts,
                               [&](const WordStart& start) { return word.exact.starts_with(start.letters); });
}

void HighlightTerm::add_to(analysis::WordFilter& filter) const {
    const auto add = [&](const std::vector<std::string>& forms) {
        for (const std::string& form : forms)
            filter.add(form);
    };
    add(exact);
    add(accented);
    for (const WordStart& start : starts)
        filter.add(start.letters);
    for (const std::string& stem : stems)
        filter.add_stem(stem);
    for (const auto& phrase : phrases)
        for (const auto& word : phrase)
            add(word);
    if (spans)
        for (const SpanTree::Leaf& leaf : spans->leaves)
            add(leaf.forms);
}

}  // namespace depeche::query
