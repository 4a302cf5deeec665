#pragma once

#include <cstddef>

namespace depeche::indexer {

/// How much of each kind a run may hold in memory, in bytes of the text or the stored records meant.
struct MemoryLimits {
    /// Records that were read and are not yet written. One longer than that is under way alone.
    std::size_t under_way = 0;
    /// A batch that is not yet committed.
    std::size_t batch = 0;
    /// A run of dispatches of an index made anew (sharded_build.hpp).
    std::size_t run = 0;
};

/// The least memory that can be asked for, and what a run takes with so many threads when nothing is asked
/// for; in bytes.
inline constexpr std::size_t least_memory = std::size_t{128} << 20;
std::size_t usual_memory(unsigned threads);

/// How many threads, of as many as there are cores, leave room for what is written; at least one.
unsigned threads_within(std::size_t memory, unsigned cores);

/// Shares `memory` bytes out between what `threads` read and what is written, for a process that is to stay
/// below them. Rests on what was measured on dispatches of 3 KB (tools/bench memory): other text takes other
/// sizes, so the limit is kept in kind, not to the byte.
MemoryLimits share_memory(std::size_t memory, unsigned threads);

}  // namespace depeche::indexer
