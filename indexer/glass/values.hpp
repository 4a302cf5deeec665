#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/table_writer.hpp"

namespace depeche::indexer::glass {

/// What is said of the values in a slot. Values are not empty.
struct ValueStatistics {
    void add(std::string_view value);
    /// What is said of others in the same slot.
    void add(const ValueStatistics& others);

    std::string tag() const;
    static ValueStatistics read(std::string_view tag);

    Xapian::doccount frequency = 0;
    std::string least;
    std::string greatest;
};

/// The values of documents by their slots: of each slot how many documents have one, the least and the
/// greatest, and chunks of some 2000 bytes with the values of documents (glass_values.cc). For one thread.
class Values {
public:
    /// A value that is not empty. Documents come in ascending order.
    void add(Xapian::docid document, Xapian::valueno slot, std::string_view value);

    /// Adds all to the table of postings, where they stand before the lists of documents.
    void add_to(TableWriter& table) const;

    void clear() { slots_.clear(); }

private:
    struct Chunk {
        Xapian::docid first = 0;
        std::string values;
    };
    struct Slot {
        ValueStatistics statistics;
        std::vector<Chunk> chunks;
        Xapian::docid last = 0;
    };

    std::map<Xapian::valueno, Slot> slots_;
};

}  // namespace depeche::indexer::glass
