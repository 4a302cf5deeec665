#pragma once

#include <xapian.h>

#include "searcher/match/document_set.hpp"
#include "searcher/match/posting_tree.hpp"

namespace depeche::match {

/// Every document of `index` that `query` matches. Posting lists are walked, which costs a quarter of making
/// Xapian's matcher visit every match; what looks at positions is left to the matcher.
DocumentSet matching_documents(const WalkedIndex& index, const Xapian::Query& query);

/// Those of them that are `among` others: of a few, a posting list is asked for each.
DocumentSet matching_documents(const WalkedIndex& index, const Xapian::Query& query,
                               const DocumentSet& among);

}  // namespace depeche::match
