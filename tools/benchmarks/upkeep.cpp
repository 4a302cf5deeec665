#include "tools/benchmarks/upkeep.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>
#include <string>

#include "tools/benchmarks/process.hpp"
#include "tools/benchmarks/size.hpp"

namespace depeche::bench {

namespace fs = std::filesystem;

namespace {

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

}  // namespace depeche::bench
