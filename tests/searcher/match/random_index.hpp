#pragma once

#include <xapian.h>

#include <random>
#include <string>

#include "tests/support/temporary_folder.hpp"

namespace depeche::match {

/// Draws an index and queries for it: words 'mot0' and so on, the first the most frequent, each indexed as it
/// is and by a stem that it shares with others; the documents are of some days of a month, or of none.
class RandomIndex {
public:
    /// Every fifth document is deleted again.
    RandomIndex(unsigned seed, Xapian::docid documents);

    const Xapian::Database& database() const { return database_; }
    /// The same documents in memory, to ask Xapian's matcher: on disk it may take what it has freed for a
    /// hint where a posting list stands, and then answers wrongly.
    const Xapian::Database& to_match() const { return in_memory_; }

    /// Of any kind that the searcher makes, and of others.
    Xapian::Query query(int depth);
    /// Of words, as they are compiled, and of what narrows them.
    Xapian::Query query_of_words(int depth);

    int draw(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

private:
    std::string exact();
    Xapian::Query word();

    std::mt19937 random_;
    tests::TemporaryFolder folder_;
    Xapian::Database database_;
    Xapian::WritableDatabase in_memory_{"", Xapian::DB_BACKEND_INMEMORY};
};

}  // namespace depeche::match
