#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "depeche/date.hpp"
#include "searcher/match/document_set.hpp"
#include "searcher/match/posting_tree.hpp"

namespace depeche::match {

/// What comes first. Of equals the better score does, then the document that was added first.
enum class Order { best, newest, oldest };

struct Ordering {
    Order order = Order::best;
    /// With it the age of documents, as seen from there, is in their scores: see recency.hpp.
    std::optional<Date> now = std::nullopt;
};

struct ScoredDocument {
    Xapian::docid document;
    /// Of its words, and of its age.
    double score;
    double recency;
    /// What comes before the score in an order, the greater first.
    std::int64_t rank;
};

struct BestMatches {
    std::vector<ScoredDocument> first;
    /// Every match.
    DocumentSet all;
};

/// The `limit` first of what `query` matches, and all of it, found in one walk over posting lists. For a
/// query that `can_be_scored`; its scores are those of Xapian's matcher with `word_weighting`, to the last
/// digits. Undated documents come last by their days.
BestMatches best_matches(const WalkedIndex& index, const Xapian::Query& query, const Ordering& ordering,
                         std::size_t limit);

}  // namespace depeche::match
