#include "tools/benchmarks/adding.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <future>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "depeche/searcher.hpp"
#include "indexer/cli/cli.hpp"
#include "tools/benchmarks/clock.hpp"
#include "tools/benchmarks/process.hpp"
#include "tools/benchmarks/row.hpp"

namespace depeche::bench {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int rounds = 3;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A folder that goes when it is not needed any more.
class Copy {
public:
    Copy(const fs::path& from, fs::path to) : path_(std::move(to)) {
        fs::copy(from, path_, fs::copy_options::recursive);
        // Else the first commit would wait until all of the copy is on the disk.
        ::sync();
    }
    ~Copy() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// Seconds until a searcher finds so many more, and what adding them took.
struct Added {
    double first = 0;
    double last = 0;
    Cost cost;
};

Added watch(const fs::path& index, std::uint64_t number, const std::function<Cost()>& add) {
    Searcher searcher(index);
    const std::uint64_t before = searcher.size();
    Added added;
    const auto start = Clock::now();
    auto adding = std::async(std::launch::async, add);
    for (bool goes_on = true; goes_on;) {
        goes_on = adding.wait_for(std::chrono::milliseconds(2)) != std::future_status::ready;
        const std::uint64_t now = added.last > 0 ? before : searcher.size();
        if (now == before)
            continue;
        if (added.first <= 0)
            added.first = seconds_since(start);
        if (now == before + number)
            added.last = seconds_since(start);
    }
    added.cost = adding.get();
    if (added.last <= 0)
        throw std::runtime_error(fmt::format("not all of the {} dispatches are new to the index", number));
    return added;
}

std::vector<std::string> adding_to(const fs::path& index, const fs::path& added) {
    return {"add", "--quiet", "--index", index.native(), added.native()};
}

Added add_by_process(const fs::path& index, const fs::path& added, std::uint64_t number) {
    return watch(index, number, [&] {
        auto command = adding_to(index, added);
        command.insert(command.begin(), DEPECHE_INDEXER);
        return run(command);
    });
}

Added add_by_library(const fs::path& index, const fs::path& added, std::uint64_t number) {
    return watch(index, number, [&] {
        const indexer::StopFlag stop = false;
        std::ostringstream said;
        if (indexer::run(adding_to(index, added), indexer::read_environment(), said, said, stop) !=
            indexer::all_taken)
            throw std::runtime_error(said.str());
        return Cost{};
    });
}

/// The number of dispatches, which are written as rows.
std::uint64_t write_added_rows(const fs::path& dispatches, const fs::path& rows) {
    const fs::path index = rows.parent_path() / "added";
    run({DEPECHE_INDEXER, "rebuild", "--quiet", "--index", index.native(), dispatches.native()});
    write_rows(index, rows);
    const std::uint64_t number = Searcher(index).size();
    fs::remove_all(index);
    return number;
}

/// Lucene in a process that goes on, and adds the rows to one index after another.
class LuceneAdding {
public:
    LuceneAdding(const std::vector<std::string>& command, const fs::path& rows)
        : started_(Clock::now()), server_(with(command, rows)) {}

    /// Seconds until the last is found.
    double add(const fs::path& index) { return std::stod(server_.ask(index.native())) / 1e9; }
    double seconds_since_start() const { return seconds_since(started_); }
    Cost end() { return server_.end(); }

private:
    static std::vector<std::string> with(std::vector<std::string> command, const fs::path& rows) {
        command.insert(command.end(), {"add", rows.native()});
        return command;
    }

    Clock::time_point started_;
    LineServer server_;
};

struct Line {
    std::string name;
    std::vector<double> seconds = {};
    Cost cost = {};
};

double median(const Line& line) {
    return percentile(line.seconds, 0.5);
}

void print(const Line& line) {
    const bool is_process = line.cost.wall > 0;
    fmt::print("{:<46}{:>9.3f}{:>9}{:>11}\n", line.name, median(line),
               is_process ? fmt::format("{:.2f}", line.cost.cpu) : "",
               is_process ? fmt::format("{:.0f}", line.cost.megabytes) : "");
}

}  // namespace

void bench_adding(const fs::path& added, const fs::path& index, const fs::path& folder,
                  const LuceneAddedTo& lucene) {
    const fs::path rows = folder / "added.tsv";
    const std::uint64_t number = write_added_rows(added, rows);
    const fs::path copy = folder / "filling";

    std::vector<double> first;
    Line process{"Dépêche, a process"};
    Line library{"Dépêche, in a process that runs"};
    Line lucene_process{"Lucene, a process"};
    Line lucene_main{"Lucene, a process, its start not counted"};
    Line lucene_again{"Lucene, in a process that has added before"};
    std::optional<LuceneAdding> standing;
    if (!lucene.command.empty()) {
        standing.emplace(lucene.command, rows);
        standing->add(Copy(lucene.index, copy).path());
    }
    for (int round = 0; round < rounds; ++round) {
        const Added by_process = add_by_process(Copy(index, copy).path(), added, number);
        first.push_back(by_process.first);
        process.seconds.push_back(by_process.last);
        process.cost = by_process.cost;
        library.seconds.push_back(add_by_library(Copy(index, copy).path(), added, number).last);
        if (lucene.command.empty())
            continue;
        const Copy to(lucene.index, copy);
        LuceneAdding started(lucene.command, rows);
        lucene_main.seconds.push_back(started.add(to.path()));
        lucene_process.seconds.push_back(started.seconds_since_start());
        lucene_process.cost = started.end();
        lucene_again.seconds.push_back(standing->add(Copy(lucene.index, folder / "filling-again").path()));
    }
    fs::remove(rows);

    fmt::print("\n{} dispatches added to {}: wall time until the last is found, median of {}", number,
               Searcher(index).size(), rounds);
    fmt::print("; the first of them Dépêche finds after {:.3f} s\n\n", percentile(first, 0.5));
    fmt::print("{:<46}{:>9}{:>9}{:>11}\n", "", "wall s", "cpu s", "memory MB");
    print(process);
    print(library);
    if (lucene.command.empty())
        return;
    for (const Line& line : {lucene_process, lucene_main, lucene_again})
        print(line);
    fmt::print(
        "\nDépêche / Lucene: {:.2f} by a process, {:.2f} its start not counted, {:.2f} if it added before\n",
        median(process) / median(lucene_process), median(library) / median(lucene_main),
        median(library) / median(lucene_again));
}

}  // namespace depeche::bench
