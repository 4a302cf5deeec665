#pragma once

#include <xapian.h>

#include <array>
#include <filesystem>

#include "indexer/glass/table_writer.hpp"

namespace depeche::indexer::glass {

/// What a database says of its documents as a whole.
struct Statistics {
    /// A document whose terms occur `length` times in all.
    void add(Xapian::termcount length);
    /// Documents of another database.
    void add(const Statistics& others);

    Xapian::doccount documents = 0;
    Xapian::totallength total_length = 0;
    /// Of documents that have any length.
    Xapian::termcount least_length = 0;
    Xapian::termcount greatest_length = 0;
    /// Of a term in a document.
    Xapian::termcount most_occurrences = 0;
};

// The files of tables.
inline constexpr const char* postings_file = "postlist.glass";
inline constexpr const char* data_file = "docdata.glass";
inline constexpr const char* terms_file = "termlist.glass";
inline constexpr const char* positions_file = "position.glass";

/// The tables of a database; it has no others.
struct TableRoots {
    TableRoot postings;
    TableRoot data;
    TableRoot terms;
    TableRoot positions;
};

/// By which a database is told from all others.
using Identity = std::array<char, 16>;

/// Writes what makes a folder of tables a database: where each begins, and the statistics, as
/// glass_version.cc has them. Its documents are numbered from 1 without a gap. Databases of the same identity
/// are for being merged. Throws `Xapian::DatabaseError`.
void write_version_file(const std::filesystem::path& folder, const TableRoots& tables,
                        const Statistics& statistics, const Identity& identity = {});

/// The statistics in such a file. Throws `Xapian::DatabaseError`.
Statistics read_statistics(const std::filesystem::path& folder);

}  // namespace depeche::indexer::glass
