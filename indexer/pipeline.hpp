#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/index_writer.hpp"
#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/reader.hpp"
#include "schema/authority/name_tables.hpp"

namespace depeche::indexer {

struct PipelineOptions {
    std::filesystem::path index;
    /// `aside` makes the index anew from `paths` alone, and lets it serve when it is whole.
    Target target = Target::serving;
    /// Files, folders, and `-` for standard input.
    std::vector<std::string> paths;
    /// The folder that paths are told from; empty for whole paths.
    std::filesystem::path base;
    /// How many threads read, derive and analyse; at least one. One more writes.
    unsigned threads = 1;
    BatchLimits batch;
    /// Null for ours alone. Must outlive the run.
    const authority::NameTables* names = nullptr;
};

/// Something worth knowing of a dispatch that was taken. `line` as in `Rejection`.
struct Note {
    std::string path;
    std::uint32_t line = 0;
    Message text;
};

struct Progress {
    std::size_t dispatches = 0;
    std::uint64_t bytes_done = 0;
    /// 0 when it is not known, as with standard input.
    std::uint64_t bytes_total = 0;
};

/// What a run tells while it goes, each call in the order of the input and from the thread that called `run`.
struct PipelineEvents {
    std::function<void(const Rejection&)> refused = [](const Rejection&) {};
    std::function<void(const Note&)> noted = [](const Note&) {};
    /// A file of a folder that is not one of dispatches by its name.
    std::function<void(const std::string& path)> skipped = [](const std::string&) {};
    std::function<void(const Progress&)> progressed = [](const Progress&) {};
};

struct PipelineReport {
    std::size_t files = 0;
    /// Dispatches met, refused ones included.
    std::size_t read = 0;
    WriteCounts written;
    std::size_t refused = 0;
    std::size_t skipped = 0;
    std::size_t notes = 0;
    /// The index had values made with other tables of names.
    bool has_other_tables = false;
    /// Set when it was stopped before the end, with where the last dispatch it took was read.
    bool interrupted = false;
    std::string last;
};

/// The way of every dispatch: read, clean and derive, build its document, write. Workers do all but the
/// writing, which goes in the order of the input, so that the index is the same for any number of them. Sets
/// `stop` from outside to end after what is being done; what was taken by then is committed. Throws
/// `IndexError` when the index cannot be opened or written; without any file to read the index is not made.
/// An index made anew does not replace the old one when it is stopped, when a folder could not be read or
/// nothing could be taken (a disk may not be mounted): `IndexError` says so.
PipelineReport run(const PipelineOptions& options, const PipelineEvents& events, const StopFlag& stop);

}  // namespace depeche::indexer
