#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "depeche/language.hpp"
#include "indexer/reader/byte_source.hpp"

namespace depeche::indexer {

/// What was found of an index.
struct Verification {
    std::size_t dispatches = 0;
    /// How many were analysed again and compared with what is stored.
    std::size_t compared = 0;
    std::size_t files = 0;
    /// What is wrong; empty for a sound index.
    std::vector<Message> problems;
    /// A run was cut off: the index is sound, but lacks the rest of it.
    bool lacks_rest = false;
    bool interrupted = false;
};

/// Looks whether an index is sound: the structure of its files as Xapian checks it, each dispatch stored
/// under one identifier and one file, what is remembered of files readable, and of `sample` dispatches,
/// evenly spread (0 for all), the terms and values compared with what the stored text gives when it is
/// analysed now. Nobody changes the index meanwhile. Throws `IndexError` when there is none, or it is being
/// changed.
Verification verify(const std::filesystem::path& index, std::size_t sample, const StopFlag& stop);

}  // namespace depeche::indexer
