#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tools/evaluation/retrieval_set.hpp"

namespace depeche::evaluation {

/// Of one topic or the mean of many, in the order of `retrieval_measures`.
using RetrievalScores = std::array<double, 4>;

/// nDCG with linear gains and a logarithmic discount, as trec_eval has it; the others take every relevance
/// above 0 for one.
inline constexpr std::array<std::string_view, 4> retrieval_measures{"nDCG@10", "MRR@10", "P@10", "R@100"};

/// How many documents a run needs for them.
inline constexpr std::size_t run_depth = 100;

/// What a list of document ids, the best first, is worth for one topic.
RetrievalScores score(const std::vector<std::string>& ranked, const Judgements& judged);

/// A mean, and between what bounds it would lie in 95 of 100 draws of as many topics.
struct Interval {
    double mean = 0;
    double low = 0;
    double high = 0;

    /// Whether the sign is certain enough.
    bool is_significant() const { return low > 0 || high < 0; }
};

/// The percentile bootstrap (Efron 1979) of paired differences: draws of topics with replacement. The same
/// seed gives the same interval on every machine.
Interval paired_bootstrap(const std::vector<double>& differences, std::size_t draws = 2000,
                          std::uint64_t seed = 20'260'101);

}  // namespace depeche::evaluation
