#include "searcher/match/word_weight.hpp"

#include <cmath>
#include <functional>

namespace depeche::match {

Xapian::BM25Weight word_weighting() {
    return {WordWeight::k1, /*k2=*/0, /*k3=*/1, WordWeight::b, WordWeight::min_length};
}

Xapian::doccount joint_frequency(std::vector<Xapian::doccount> frequencies, double size) {
    std::ranges::make_heap(frequencies, std::ranges::greater{});
    const auto take = [&] {
        std::ranges::pop_heap(frequencies, std::ranges::greater{});
        const double rarest = frequencies.back();
        frequencies.pop_back();
        return rarest;
    };
    while (frequencies.size() > 1) {
        const double one = take();
        const double other = take();
        const double both = one + other - one * other / std::max(size, 1.0);
        frequencies.push_back(static_cast<Xapian::doccount>(std::lround(both)));
        std::ranges::push_heap(frequencies, std::ranges::greater{});
    }
    return frequencies.empty() ? 0 : frequencies.front();
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
