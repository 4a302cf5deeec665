#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index_writer.hpp"
#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/reader.hpp"
#include "schema/authority/name_tables.hpp"

namespace depeche::indexer {

struct PipelineOptions {
    std::filesystem::path index;
    /// What others are told of who changes the index.
    std::string_view command = "add";
    /// `aside` makes the index anew from `paths` alone, and lets it serve when it is whole.
    Target target = Target::serving;
    /// Files, folders, and `-` for standard input.
    std::vector<std::string> paths;
    /// The folder that paths are told from; empty for whole paths.
    std::filesystem::path base;
    /// When embargoes are judged.
    std::chrono::sys_seconds now{};
    /// How many threads read, derive and analyse; at least one. One more writes.
    unsigned threads = 1;
    BatchLimits batch;
    /// Of text that was read and is not yet written.
    std::size_t bytes_under_way = std::size_t{64} << 20;
    /// Null for ours alone. Must outlive the run.
    const authority::NameTables* names = nullptr;
    /// Remove the dispatches whose file or record is gone, within `paths`; never those of a path that cannot
    /// be listed.
    bool prunes = false;
    /// Files and folders whose dispatches are to be removed, as they are gone.
    std::vector<std::string> gone;
    /// Read every file again, changed or not.
    bool rereads = false;
    /// See `Comparison`.
    bool trusts_stamps = true;
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
    std::function<void(const SetAside&)> set_aside = [](const SetAside&) {};
    /// A file of a folder that is not one of dispatches by its name.
    std::function<void(const std::string& path)> skipped = [](const std::string&) {};
    std::function<void(const Progress&)> progressed = [](const Progress&) {};
    /// The last run was cut off; this one does the rest.
    std::function<void(const Recovery&)> recovered = [](const Recovery&) {};
    /// The dispatches of a file that is gone were removed.
    std::function<void(const std::string& path, std::size_t dispatches)> removed = [](const std::string&,
                                                                                      std::size_t) {};
};

struct PipelineReport {
    std::size_t files = 0;
    /// Of these, those that had not changed and were not read.
    std::size_t files_unchanged = 0;
    /// Records met, those refused or set aside included.
    std::size_t read = 0;
    /// Also those of files that were not read.
    WriteCounts written;
    /// Also those refused when their file was read, which has not changed since.
    std::size_t refused = 0;
    /// By `SetAside::Why`.
    std::array<std::size_t, set_aside_reasons> set_aside{};
    std::size_t skipped = 0;
    std::size_t notes = 0;
    /// The index had values made with other tables of names.
    bool has_other_tables = false;
    /// Set when it was stopped before the end, with where the last dispatch it took was read.
    bool interrupted = false;
    std::string last;
};

/// The way of every dispatch: compare its file with what the index remembers of it, read, clean and derive,
/// build its document, write. Workers do all but the writing, which goes in the order of the input, so that
/// the index is the same for any number of them. Sets `stop` from outside to end after what is being done;
/// what was taken by then is committed. Throws `IndexError` when the index cannot be opened or written;
/// without any file to read the index is not made. An index made anew does not replace the old one when it is
/// stopped, when a folder could not be read or nothing could be taken (a disk may not be mounted):
/// `IndexError` says so.
PipelineReport run(const PipelineOptions& options, const PipelineEvents& events, const StopFlag& stop);

}  // namespace depeche::indexer
