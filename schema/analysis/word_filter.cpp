#include "schema/analysis/word_filter.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "schema/analysis/folding.hpp"
#include "schema/analysis/stem_exceptions.hpp"

namespace depeche::analysis {

namespace {

/// The words that begin otherwise than their stems, `yeux`; Snowball only ever changes ends.
const std::vector<StemException>& odd_beginnings() {
    static const std::vector<StemException> odd = [] {
        std::vector<StemException> found;
        std::ranges::copy_if(stem_exceptions, std::back_inserter(found), [](const StemException& row) {
            return row.word.substr(0, 2) != row.stem.substr(0, 2);
        });
        return found;
    }();
    return odd;
}

}  // namespace

void WordFilter::add(std::string_view form) {
    add_beginning(drop_accents(form));
    for (const auto& [word, stem] : odd_beginnings())
        if (stem == form)
            add_beginning(drop_accents(word));
}

void WordFilter::add_beginning(std::string_view form) {
    if (form.empty())
        return;
    const unsigned char first = lower_ascii(form[0]);
    const unsigned char second = form.size() > 1 ? lower_ascii(form[1]) : 0;
    firsts_[first] = true;
    if (is_plain(second))
        pairs_[pair(first, second)] = true;
    else
        for (std::size_t any = 0; any < bytes; ++any)
            pairs_[pair(first, static_cast<unsigned char>(any))] = true;
}

}  // namespace depeche::analysis
