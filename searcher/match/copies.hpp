#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

#include "depeche/results.hpp"

namespace depeche::match {

/// How many documents match, and how many of them are folded under others when near-copies are: all but one
/// of each group.
struct FoldedCount {
    std::uint64_t matches = 0;
    std::uint64_t folded = 0;
};

/// Visits every match, so that the counts are exact.
FoldedCount count_folded(const Xapian::Database& index, const Xapian::Query& matching);

/// Gives `hit`, a document of that group (empty for none), its near-copies among what `enquire` finds for
/// `matching`, in its order. `enquire` does not collapse, and is left with another query.
void add_copies(Hit& hit, const std::string& group, const Xapian::Database& index,
                const Xapian::Query& matching, Xapian::Enquire& enquire);

}  // namespace depeche::match
