#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <iosfwd>

#include "indexer/reader/byte_source.hpp"

namespace depeche::indexer {

/// Version of the lines of a dump.
inline constexpr unsigned dump_version = 1;

/// What a dump holds, as its first line says.
struct DumpCounts {
    std::size_t names = 0;
    std::size_t files = 0;
    std::size_t dispatches = 0;
    /// Dispatches of which more is known than what is shown: their version, or that they were taken back.
    std::size_t versions = 0;
    /// Dispatches that have earlier versions.
    std::size_t earlier = 0;
    bool interrupted = false;
};

/// Told after each dispatch, with how many there are in all.
using DumpProgress = std::function<void(std::size_t done, std::size_t total)>;

/// Writes all that an index holds as lines of JSON: first versions and counts, then the facet values with
/// their other names, the files that were read, the dispatches with their evidence, in the order of the
/// index, what it keeps of their versions, and the earlier ones. Depends on nothing but the content: two
/// indexes made alike give the same bytes. Nobody changes the index meanwhile. Throws `IndexError` when there
/// is none, or it is being changed.
DumpCounts dump(const std::filesystem::path& index, std::ostream& out, const DumpProgress& progress,
                const StopFlag& stop);

/// Makes the index anew from a dump, aside, and lets it serve once it is whole; terms are made again. A dump
/// of the result is the same bytes. `name` is what messages call the dump. Throws `InputError` when it is no
/// dump, of another version, damaged or cut short: the index stays as it was.
DumpCounts restore(const std::filesystem::path& index, ByteSource& source, const std::string& name,
                   const DumpProgress& progress, const StopFlag& stop);

}  // namespace depeche::indexer
