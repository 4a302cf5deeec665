#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <vector>

#include "indexer/index_writer.hpp"
#include "indexer/reader/byte_source.hpp"
#include "schema/authority/name_tables.hpp"

namespace depeche::indexer {

/// What became of the dispatches of an index whose names were derived again.
struct Reapplied {
    std::size_t total = 0;
    /// How many were looked at, and how many of them changed.
    std::size_t done = 0;
    std::size_t changed = 0;
    /// Set when it was stopped before the end.
    bool interrupted = false;
};

/// Told after each dispatch.
using ReapplyProgress = std::function<void(const Reapplied&)>;

/// Derives the names of every dispatch of an index again from what is stored, without any file, and rewrites
/// those that change; names that no dispatch has any more go away. The index is then as if it had been made
/// with these tables. When `stop` is set, what was done is committed, and running it again does the rest.
/// Throws `IndexError` when there is no index, or it cannot be written.
Reapplied reapply_names(const std::filesystem::path& index, const authority::NameTables& tables,
                        const ReapplyProgress& progress, const StopFlag& stop, BatchLimits limits = {});

}  // namespace depeche::indexer
