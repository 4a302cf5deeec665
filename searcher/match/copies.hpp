#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "depeche/results.hpp"
#include "searcher/match/document_set.hpp"

namespace depeche::match {

/// The groups of near-copies in an index. Read from the slots of the documents asked for, until as many were
/// read as there are documents: then those of all are loaded, 4 bytes each.
///
/// For one state of an index and, like it, one thread at a time.
class CopyGroups {
public:
    /// How many of the documents are folded under others when near-copies are: all but one of each group.
    std::uint64_t count_folded(const Xapian::Database& index, const DocumentSet& documents);

    /// The same for near-copies of each other alone, until copies are counted next; 0 for many that have
    /// none.
    std::uint64_t group(const Xapian::Document& document) const;

private:
    void load(const Xapian::Database& index);
    static std::uint64_t count_read(const Xapian::Database& index, const DocumentSet& documents);
    std::uint64_t count_loaded(const DocumentSet& documents) const;

    /// How many slots were read one by one.
    std::size_t read_ = 0;
    /// By the number of a document, when loaded: that of its group, from 1 on; 0 for one without copies.
    std::vector<std::uint32_t> groups_;
    std::uint32_t group_count_ = 0;
};

/// Gives `hit`, a document of that group (empty for none), its near-copies among what `enquire` finds for
/// `matching`, in its order. `enquire` does not collapse, and is left with another query.
void add_copies(Hit& hit, const std::string& group, const Xapian::Database& index,
                const Xapian::Query& matching, Xapian::Enquire& enquire);

/// The near-copies of a document, whatever a query asks for: the first `max_copies_listed`, as they came in.
std::vector<Copy> copies_of(Xapian::docid document, const Xapian::Database& index);

}  // namespace depeche::match
