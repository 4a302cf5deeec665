#include "indexer/memory_limits.hpp"

#include <algorithm>

namespace depeche::indexer {

namespace {

/// The program with its tables and what Xapian keeps of open tables, and the words that the analyser of each
/// thread remembers.
constexpr std::size_t program_bytes = std::size_t{64} << 20;
constexpr std::size_t bytes_a_thread = std::size_t{50} << 20;
/// What is to be left for each besides.
constexpr std::size_t room_a_thread = std::size_t{20} << 20;

/// What is taken in memory for one byte of a stored record: analysed, with its terms, on its way to the
/// writer; what Xapian holds of it before it is in its tables; both, in a run of an index made anew, where 13
/// were measured.
constexpr std::size_t under_way_factor = 25;
constexpr std::size_t batch_factor = 10;
constexpr std::size_t run_factor = 20;

/// More of these makes nothing faster.
constexpr std::size_t most_under_way = std::size_t{64} << 20;
constexpr std::size_t most_batch = std::size_t{32} << 20;
constexpr std::size_t most_run = std::size_t{2} << 20;
/// Less would be all overhead.
constexpr std::size_t least_share = std::size_t{64} << 10;

std::size_t share(std::size_t memory, std::size_t factor, std::size_t most) {
    return std::clamp(memory / factor, least_share, most);
}

}  // namespace

std::size_t usual_memory(unsigned threads) {
    return (std::size_t{256} << 20) + (std::size_t{128} << 20) * threads;
}

unsigned threads_within(std::size_t memory, unsigned cores) {
    const std::size_t left = memory > program_bytes ? memory - program_bytes : 0;
    const std::size_t threads = left / (bytes_a_thread + room_a_thread);
    return static_cast<unsigned>(std::clamp<std::size_t>(threads, 1, cores));
}

MemoryLimits share_memory(std::size_t memory, unsigned threads) {
    const std::size_t fixed = program_bytes + bytes_a_thread * threads;
    const std::size_t left = memory > fixed ? memory - fixed : 0;
    // A quarter for the way, the rest for what is written; runs wait for a writer, one more is filled.
    const std::size_t written = left - left / 4;
    return {.under_way = share(left / 4, under_way_factor, most_under_way),
            .batch = share(written, batch_factor, most_batch),
            .run = share(written / (threads + 2), run_factor, most_run)};
}

}  // namespace depeche::indexer
