#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/file_state.hpp"
#include "indexer/index_lock.hpp"

namespace depeche::indexer {

/// What can be said of an index without reading its dispatches.
struct IndexStatus {
    unsigned version = 0;
    std::string analysis;
    std::vector<std::string> tables;
    /// The generation that serves, as its folder is called.
    std::string generation;
    std::uintmax_t bytes = 0;
    std::size_t dispatches = 0;
    std::size_t undated = 0;
    std::size_t files = 0;
    /// Records that were refused, and the files they are in, with the first of them.
    std::uint64_t refused = 0;
    std::vector<FileState> refused_files;
    /// Where the last dispatch was read that a run committed that is not at its end.
    std::string cursor;
    std::optional<LockHolder> writer;
    /// The report of the last run, JSON; empty for none.
    std::string last_run;
};

/// As many files with refused records are told.
inline constexpr std::size_t most_refused_files = 1000;

/// Looks at an index, whoever changes it meanwhile. Throws `IndexError` when there is none of this version.
IndexStatus status_of(const std::filesystem::path& index);

}  // namespace depeche::indexer
