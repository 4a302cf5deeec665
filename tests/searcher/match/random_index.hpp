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

    /// Of any kind that the searcher makes, and of others. What is excluded has no `OP_AND_MAYBE`: Xapian's
    /// matcher decides about it by weights that nobody has set there.
    Xapian::Query query(int depth, bool is_excluded = false);
    /// Of words, as they are compiled, and of what narrows them.
    Xapian::Query query_of_words(int depth, bool is_excluded = false);

    /// Of two or three words, any of which may be one of two.
    Xapian::Query phrase();

    int draw(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

private:
    std::string exact();
    Xapian::Query word(bool is_excluded);

    std::mt19937 random_;
    tests::TemporaryFolder folder_;
    Xapian::Database database_;
};

}  // namespace depeche::match
