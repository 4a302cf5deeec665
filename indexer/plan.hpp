#pragma once

#include <cstdint>
#include <optional>

#include "indexer/file_state.hpp"
#include "indexer/inputs.hpp"

namespace depeche::indexer {

/// How the files of a run are compared with what the index remembers of them.
struct Comparison {
    /// Read every file, changed or not.
    bool rereads = false;
    /// Take the word of the file system that a file did not change; else look at its bytes.
    bool trusts_stamps = true;
    /// What changed files no longer hold is to be removed.
    bool prunes = false;
};

/// What is to be done with a file.
struct Need {
    /// It must be read, from behind this many records on.
    bool reading = true;
    std::uint64_t records_taken = 0;
    /// It has not changed, but its stamp has.
    std::optional<FileStamp> stamp;
};

/// `known` is what the index remembers of the file, if it does. May read the file, to compare its bytes.
Need need_of(const InputFile& file, const std::optional<FileState>& known, const Comparison& comparison,
             const StopFlag& stop);

}  // namespace depeche::indexer
