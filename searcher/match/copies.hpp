#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "depeche/results.hpp"
#include "searcher/match/document_set.hpp"

namespace depeche::match {

/// How many of the documents are folded under others when near-copies are: all but one of each group.
std::uint64_t count_folded(const Xapian::Database& index, const DocumentSet& documents);

/// Gives `hit`, a document of that group (empty for none), its near-copies among what `enquire` finds for
/// `matching`, in its order. `enquire` does not collapse, and is left with another query.
void add_copies(Hit& hit, const std::string& group, const Xapian::Database& index,
                const Xapian::Query& matching, Xapian::Enquire& enquire);

/// The near-copies of a document, whatever a query asks for: the first `max_copies_listed`, as they came in.
std::vector<Copy> copies_of(Xapian::docid document, const Xapian::Database& index);

}  // namespace depeche::match
