#include "searcher/match/word_weight.hpp"

#include <cmath>

namespace depeche::match {

Xapian::BM25Weight word_weighting() {
    return {WordWeight::k1, /*k2=*/0, /*k3=*/1, WordWeight::b, WordWeight::min_length};
}

WordWeight::WordWeight(const Xapian::Database& index, Xapian::doccount frequency, double factor) {
    // The operations and their order are those of Xapian 1.4, bm25weight.cc.
    double odds = (index.get_doccount() - frequency + 0.5) / (frequency + 0.5);
    if (odds < 2)
        odds = odds * 0.5 + 1;
    full_ = std::log(odds) * factor * (k1 + 1);
    const double average = index.get_average_length();
    length_factor_ = average == 0 ? 0 : 1 / average;
}

}  // namespace depeche::match
