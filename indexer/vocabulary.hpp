#pragma once

#include <xapian.h>

#include <cstddef>

namespace depeche::indexer {

/// Notes that so many dispatches were written or removed. Belongs into their transaction.
void age_vocabulary(Xapian::WritableDatabase& database, std::size_t dispatches);

/// Whether more than one dispatch in sixteen has changed since the vocabulary (schema/vocabulary.hpp) was
/// made: an index that grows steadily makes it seldom, a small one always.
bool is_vocabulary_old(const Xapian::Database& database);

/// Makes the vocabulary anew, in the transaction that is open. Walks all words: a second for every million.
void make_vocabulary(Xapian::WritableDatabase& database);

}  // namespace depeche::indexer
