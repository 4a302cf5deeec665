#pragma once

#include <xapian.h>

#include <span>
#include <string_view>
#include <vector>

#include "indexer/glass/inversion.hpp"
#include "indexer/glass/table_writer.hpp"

namespace depeche::indexer::glass {

// Lists of documents in the table of postings. A list is cut into chunks (`full_chunk`). Of a chunk there
// is said whether it is the last, how far it goes, and then of each document how far it is from the one
// before and how often the term occurs in it (`PostlistChunkWriter` in glass_postlist.cc).

/// Adds the list of a term. After those of all lesser terms, and after `add_lengths`.
void add_postings(TableWriter& table, std::string_view term, std::span<const Posting> postings);

/// Adds where a term stands in its documents to the table of positions, which has an entry of both.
void add_positions(TableWriter& table, std::string_view term, std::span<const Posting> postings);

/// Adds the list of the lengths of all documents, which is one of postings of no term; not empty.
void add_lengths(TableWriter& table, std::span<const Posting> lengths);

}  // namespace depeche::indexer::glass
