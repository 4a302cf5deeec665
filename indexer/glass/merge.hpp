#pragma once

#include <xapian.h>

#include <filesystem>
#include <future>
#include <span>

namespace depeche::indexer::glass {

/// Makes one database, in a new folder, of several that ShardWriter or this wrote, their documents one
/// behind the other: what Xapian's `compact` makes of them, with longer chunks of lists (lists.hpp), in some
/// half of its time. Throws `Xapian::DatabaseError`.
void merge(std::span<const std::filesystem::path> shards, const std::filesystem::path& to);

/// The same, to be used by Xapian and written to from then on: with the metadata and the identity of `head`,
/// which has no documents, and some room in each block for what is added later. Two threads work on it when
/// `how` is `async`.
void merge(std::span<const std::filesystem::path> shards, const Xapian::Database& head,
           const std::filesystem::path& to, std::launch how);

/// Whether the Xapian we run with reads what we write: tried on shards in a new folder, which is left.
bool is_readable_by_xapian(const std::filesystem::path& folder);

}  // namespace depeche::indexer::glass
