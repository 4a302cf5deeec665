#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "searcher/match/document_set.hpp"
#include "searcher/match/posting_tree.hpp"

namespace depeche::match {

/// A document with the score of its words.
struct ScoredDocument {
    Xapian::docid document;
    double score;
};

struct BestMatches {
    /// Best first; of equals the one that was added first.
    std::vector<ScoredDocument> best;
    /// Every match.
    DocumentSet all;
};

/// The `limit` best of what `query` matches, and all of it, found in one walk over posting lists. For a query
/// that `can_be_scored`; its scores are those of Xapian's matcher with `word_weighting`, to the last digits.
BestMatches best_matches(const WalkedIndex& index, const Xapian::Query& query, std::size_t limit);

}  // namespace depeche::match
