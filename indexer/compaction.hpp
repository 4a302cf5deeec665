#pragma once

#include <cstdint>
#include <filesystem>

namespace depeche::indexer {

struct Compacted {
    std::uintmax_t bytes_before = 0;
    std::uintmax_t bytes_after = 0;
};

/// Writes an index again as small as it goes, aside, and lets that serve. Needs as much free space as the
/// index takes. Throws `IndexError` when there is none, or it is being changed, or the space is lacking: the
/// index stays as it was.
Compacted compact(const std::filesystem::path& index);

/// How much room the files of a database take.
std::uintmax_t bytes_of(const std::filesystem::path& database);

}  // namespace depeche::indexer
