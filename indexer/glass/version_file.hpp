#pragma once

#include <xapian.h>

#include <filesystem>

#include "indexer/glass/table_writer.hpp"

namespace depeche::indexer::glass {

/// What a database says of its documents as a whole.
struct Statistics {
    /// A document whose terms occur `length` times in all.
    void add(Xapian::termcount length);

    Xapian::doccount documents = 0;
    Xapian::totallength total_length = 0;
    /// Of documents that have any length.
    Xapian::termcount least_length = 0;
    Xapian::termcount greatest_length = 0;
    /// Of a term in a document.
    Xapian::termcount most_occurrences = 0;
};

/// The tables of a database; it has no others.
struct TableRoots {
    TableRoot postings;
    TableRoot data;
    TableRoot terms;
    TableRoot positions;
};

/// Writes what makes a folder of tables a database: where each begins, and the statistics, as
/// glass_version.cc has them. Its documents are numbered from 1 without a gap. All such databases carry the
/// same identity, so they are for being merged. Throws `Xapian::DatabaseError`.
void write_version_file(const std::filesystem::path& folder, const TableRoots& tables,
                        const Statistics& statistics);

/// Makes the database in `postings` whole, which has no other table, with the tables of the database in
/// `documents`, whose postings are none: they are of the same documents. Moves them there. Throws
/// `Xapian::DatabaseError`.
void join_tables(const std::filesystem::path& postings, const std::filesystem::path& documents);

}  // namespace depeche::indexer::glass
