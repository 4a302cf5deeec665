#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
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

/// Lists of one term, one behind the other, as one. Chunks that come next to each other become one where that
/// is no longer than a full one: lists that are read whole are read from fewer places.
class JoinedList {
public:
    void clear();

    /// The tag of the first chunk of a list, whose documents get numbers higher by `offset`.
    void add_first(std::string_view tag, Xapian::docid offset);
    /// The tag of another chunk, and the new number of its first document.
    void add_later(std::string_view tag, Xapian::docid first);

    /// Adds the list to a table, its later chunks under `later_key` and the number of a document.
    void add_to(TableWriter& table, std::string_view first_key, std::string_view later_key) const;

private:
    struct Chunk {
        Xapian::docid first;
        Xapian::docid last;
        std::size_t begin;
    };

    std::uint64_t documents_ = 0;
    std::uint64_t occurrences_ = 0;
    std::vector<Chunk> chunks_;
    /// Of all chunks, what is behind their heads.
    std::string entries_;
};

}  // namespace depeche::indexer::glass
