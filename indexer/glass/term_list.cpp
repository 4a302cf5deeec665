#include "indexer/glass/term_list.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

#include "indexer/glass/encoding.hpp"

namespace depeche::indexer::glass {

void TermList::clear() {
    terms_.clear();
    last_.clear();
    count_ = 0;
    length_ = 0;
}

void TermList::add(std::string_view term, Xapian::termcount occurrences) {
    assert(term.size() <= 255 && (count_ == 0 || term > last_));
    const auto shared = static_cast<std::size_t>(std::ranges::mismatch(term, last_).in1 - term.begin());
    // What is shared cannot exceed the length of the term before, so a small number of occurrences goes into
    // the same byte. The first term has nothing before it.
    const std::size_t both = (std::size_t{occurrences} + 1) * (last_.size() + 1) + shared;
    const bool is_packed = count_ > 0 && occurrences < 127 && both < 256;
    if (count_ > 0)
        terms_ += static_cast<char>(is_packed ? both : shared);
    terms_ += static_cast<char>(term.size() - shared);
    terms_ += term.substr(shared);
    if (!is_packed)
        append_number(terms_, occurrences);
    last_ = term;
    ++count_;
    length_ += occurrences;
}

std::string TermList::tag() const {
    std::string tag;
    if (count_ == 0)
        return tag;
    append_number(tag, length_);
    append_number(tag, count_);
    return tag += terms_;
}

}  // namespace depeche::indexer::glass
