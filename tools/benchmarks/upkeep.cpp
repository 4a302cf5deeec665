#include "tools/benchmarks/upkeep.hpp"

#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <future>
#include <stdexcept>
#include <string>
#include <thread>

#include "depeche/searcher.hpp"
#include "tools/benchmarks/process.hpp"
#include "tools/benchmarks/size.hpp"

namespace depeche::bench {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Copies the first lines of a file; false when it has not so many.
bool copy_lines(const fs::path& from, const fs::path& to, std::size_t count) {
    std::ifstream in(from, std::ios::binary);
    std::ofstream out(to, std::ios::binary);
    std::string line;
    std::size_t copied = 0;
    for (; copied < count && std::getline(in, line); ++copied)
        out << line << '\n';
    return copied == count;
}

}  // namespace

void bench_growth(const fs::path& dispatches, const fs::path& folder, std::span<const std::size_t> counts) {
    fmt::print("{:>12}{:>9}{:>9}{:>12}{:>16}{:>11}{:>16}{:>13}\n", "dispatches", "wall s", "cpu s",
               "dispatch/s", "cpu ms/dispatch", "memory MB", "index kB/disp.", "index/input");
    const fs::path part = folder / "part.jsonl";
    for (const std::size_t count : counts) {
        if (!copy_lines(dispatches, part, count))
            throw std::runtime_error(fmt::format("'{}' has less than {} lines", dispatches.native(), count));
        const fs::path index = folder / "growing";
        const Cost cost =
            run({DEPECHE_INDEXER, "rebuild", "--quiet", "--index", index.native(), part.native()});
        const auto number = static_cast<double>(count);
        const double size = megabytes_of(index);
        fmt::print("{:>12}{:>9.1f}{:>9.1f}{:>12.0f}{:>16.2f}{:>11.0f}{:>16.1f}{:>13.2f}\n", count, cost.wall,
                   cost.cpu, number / cost.wall, cost.cpu * 1e3 / number, cost.megabytes, size * 1e3 / number,
                   size / megabytes_of(part));
        std::fflush(stdout);
        fs::remove_all(index);
        fs::remove(part);
    }
}

void bench_memory(const fs::path& dispatches, const fs::path& folder) {
    fmt::print("{:<10}{:>10}{:>9}{:>9}{:>12}\n", "command", "--memory", "wall s", "cpu s", "taken MiB");
    for (const char* command : {"rebuild", "add"})
        for (const char* limit : {"128M", "256M", "512M", "1G"}) {
            const fs::path index = folder / "limited";
            const Cost cost = run({DEPECHE_INDEXER, command, "--quiet", "--memory", limit, "--index",
                                   index.native(), dispatches.native()});
            fmt::print("{:<10}{:>10}{:>9.1f}{:>9.1f}{:>12.0f}\n", command, limit, cost.wall, cost.cpu,
                       cost.megabytes * 1000 / 1024);
            std::fflush(stdout);
            fs::remove_all(index);
        }
}

void bench_adding(const fs::path& added, const fs::path& index, const fs::path& folder) {
    const fs::path copy = folder / "filling";
    fs::copy(index, copy, fs::copy_options::recursive);
    Searcher searcher(copy);
    const std::uint64_t before = searcher.size();
    const auto start = Clock::now();
    auto adding = std::async(std::launch::async, [&] {
        return run({DEPECHE_INDEXER, "add", "--quiet", "--index", copy.native(), added.native()});
    });
    double first = 0;
    double last = 0;
    std::uint64_t seen = before;
    for (bool goes_on = true; goes_on;) {
        goes_on = adding.wait_for(std::chrono::milliseconds(5)) != std::future_status::ready;
        const std::uint64_t now = searcher.size();
        if (now == seen)
            continue;
        last = seconds_since(start);
        first = seen == before ? last : first;
        seen = now;
    }
    const Cost cost = adding.get();
    fmt::print(
        "{} added to {}: found after {:.2f} s (the first) and {:.2f} s (the last); the indexer took {:.2f} "
        "s, "
        "{:.2f} of processor time, {:.0f} MB of memory\n",
        seen - before, before, first, last, cost.wall, cost.cpu, cost.megabytes);
    fs::remove_all(copy);
}

}  // namespace depeche::bench
