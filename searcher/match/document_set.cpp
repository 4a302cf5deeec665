#include "searcher/match/document_set.hpp"

#include <numeric>

namespace depeche::match {

void DocumentSet::add_all(Xapian::docid last) {
    for (Xapian::docid document = 1; document <= last; ++document)
        add(document);
}

DocumentSet& DocumentSet::operator|=(const DocumentSet& other) {
    for (std::size_t word = 0; word < words_.size(); ++word)
        words_[word] |= other.words_[word];
    return *this;
}

DocumentSet& DocumentSet::operator&=(const DocumentSet& other) {
    for (std::size_t word = 0; word < words_.size(); ++word)
        words_[word] &= other.words_[word];
    return *this;
}

DocumentSet& DocumentSet::operator-=(const DocumentSet& other) {
    for (std::size_t word = 0; word < words_.size(); ++word)
        words_[word] &= ~other.words_[word];
    return *this;
}

std::size_t DocumentSet::size() const {
    return std::transform_reduce(
        words_.begin(), words_.end(), std::size_t{0}, std::plus{},
        [](std::uint64_t word) { return static_cast<std::size_t>(std::popcount(word)); });
}

}  // namespace depeche::match
