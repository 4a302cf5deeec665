// Times indexing and searching of one set of dispatches beside other engines, in turn in one run: the ratios
// are what counts, machines being noisy. Times of queries are processor times of the thread that answers, but
// where a table says otherwise.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "depeche/searcher.hpp"
#include "tools/benchmarks/adding.hpp"
#include "tools/benchmarks/bare_xapian.hpp"
#include "tools/benchmarks/clock.hpp"
#include "tools/benchmarks/mode.hpp"
#include "tools/benchmarks/process.hpp"
#include "tools/benchmarks/queries.hpp"
#include "tools/benchmarks/row.hpp"
#include "tools/benchmarks/size.hpp"
#include "tools/benchmarks/sqlite.hpp"
#include "tools/benchmarks/typing.hpp"
#include "tools/benchmarks/upkeep.hpp"
#include "tools/benchmarks/ways.hpp"

namespace {

using namespace depeche;
using namespace depeche::bench;
namespace fs = std::filesystem;

constexpr std::size_t queries_a_class = 30;

struct Setup {
    fs::path dispatches;
    fs::path folder;
    std::string self;
    /// How to run Lucene; empty without Java.
    std::vector<std::string> lucene;

    std::vector<std::string> lucene_command(const std::vector<std::string>& arguments) const {
        auto command = lucene;
        command.insert(command.end(), arguments.begin(), arguments.end());
        return command;
    }

    std::vector<std::string> sqlite_command() const {
        return {self, "build-sqlite", (folder / "rows.tsv").string(), (folder / "sqlite").string()};
    }
};

void bench_indexing(const Setup& setup) {
    const fs::path ours = setup.folder / "ours";
    const auto build_ours = [&](const fs::path& index, unsigned threads) {
        return run({DEPECHE_INDEXER, "rebuild", "--quiet", "--threads", std::to_string(threads), "--index",
                    index.string(), setup.dispatches.string()});
    };
    struct Line {
        std::string name;
        Cost cost;
        fs::path index;
    };
    std::vector<Line> lines;
    lines.push_back({"Dépêche", build_ours(ours, std::max(1U, std::thread::hardware_concurrency())), ours});
    lines.push_back({"Dépêche, 1 thread", build_ours(setup.folder / "ours-1", 1), setup.folder / "ours-1"});
    const fs::path rows = setup.folder / "rows.tsv";
    write_rows(ours, rows);
    const auto contend = [&](const std::string& name, const fs::path& index,
                             const std::vector<std::string>& command) {
        lines.push_back({name, run(command), index});
    };
    contend("Xapian, our terms", setup.folder / "same",
            {setup.self, "build-same", ours.string(), (setup.folder / "same").string()});
    contend("Xapian, TermGenerator", setup.folder / "bare",
            {setup.self, "build-bare", rows.string(), (setup.folder / "bare").string()});
    contend("SQLite", setup.folder / "sqlite", setup.sqlite_command());
    if (!setup.lucene.empty())
        contend("Lucene", setup.folder / "lucene",
                setup.lucene_command({"index", rows.string(), (setup.folder / "lucene").string()}));

    std::size_t dispatches = 0;
    double text = 0;
    read_rows(rows, [&](const Row& row) {
        ++dispatches;
        text += static_cast<double>(row.title.size() + row.body.size()) / 1e6;
    });
    fmt::print(
        "indexing {} dispatches, {:.1f} MB of text; rates beside Xapian with our terms, one thread\n\n",
        dispatches, text);
    fmt::print("{:<24}{:>9}{:>9}{:>12}{:>11}{:>12}{:>11}{:>12}\n", "", "wall s", "cpu s", "dispatch/s",
               "rate", "rate by cpu", "memory MB", "index/text");
    const Cost& same = lines[2].cost;
    for (const auto& [name, cost, index] : lines)
        fmt::print("{:<24}{:>9.1f}{:>9.1f}{:>12.0f}{:>11.2f}{:>12.2f}{:>11.0f}{:>12.2f}\n", name, cost.wall,
                   cost.cpu, static_cast<double>(dispatches) / cost.wall, same.wall / cost.wall,
                   same.cpu / cost.cpu, cost.megabytes, megabytes_of(index) / text);
    fs::remove_all(setup.folder / "ours-1");
}

Request to_request(const Query& query, Mode mode) {
    Request request = query.request();
    request.facet_limit = mode == Mode::ids ? 0 : 10;
    request.snippets = mode == Mode::page ? 2 : 0;
    // Nobody else has other questions to offer when little is found.
    request.suggest = false;
    return request;
}

/// Stops the bench when one of our answers is not what brute force found; queries that also search another
/// spelling of a name cannot be judged so, and are left out.
void check_answers(Searcher& searcher, std::vector<Query>& queries) {
    std::erase_if(queries, [&](const Query& query) {
        const Results results = searcher.search(to_request(query, Mode::facets));
        if (!results.also_found.empty() || !results.repairs.empty())
            return true;
        if (results.total != query.matches)
            throw std::runtime_error(fmt::format("«{}» finds {} dispatches, brute force {}", query.text(),
                                                 results.total, query.matches));
        return false;
    });
    fmt::print("\n{} queries give what brute force gives\n", queries.size());
}

/// From the start of a process to its end, on an index that is in the cache: what a terminal waits for.
void bench_starting(const Setup& setup, const std::vector<Query>& queries) {
    std::vector<double> ours;
    std::vector<double> quest;
    for (const Query& query : queries) {
        if (query.of != Class::rare)
            continue;
        ours.push_back(
            run({DEPECHE_SEARCHER, "--index", (setup.folder / "ours").string(), query.text()}).cpu);
        quest.push_back(
            run({"quest", "--db", (setup.folder / "bare").string(), "--stemmer=fr", query.text()}).cpu);
    }
    const double quest_time = percentile(quest, 0.5);
    fmt::print(
        "\none question a process, a rare word, ms of processor time: depeche-searcher {:.1f} (facets and "
        "snippets), quest {:.1f}; ratio {:.2f}\n",
        percentile(ours, 0.5) * 1e3, quest_time * 1e3, percentile(ours, 0.5) / quest_time);
}

struct Contender {
    std::string name;
    /// Milliseconds of processor time.
    std::function<double(const Query&, const ModeName&)> time;
};

std::string ratios(const std::vector<double>& ours, const std::vector<double>& theirs) {
    return fmt::format("{:.2f}  {:.2f}", percentile(ours, 0.5) / percentile(theirs, 0.5),
                       percentile(ours, 0.95) / percentile(theirs, 0.95));
}

/// Prints a line for each class and mode, the contenders asked in turn. The first of them is us.
void compare(const std::vector<Contender>& contenders, Searcher& not_asked,
             const std::vector<Query>& queries) {
    fmt::print("{:<18}{:<8}{:>9}", "", "", "matches");
    for (const Contender& contender : contenders)
        fmt::print("{:>27}", contender.name);
    for (std::size_t at = 1; at < contenders.size(); ++at)
        fmt::print("{:>16}", "/ " + contenders[at].name);
    fmt::print("{:>18}\n", "asked first");
    for (const auto& [of, of_name] : classes)
        for (const ModeName& mode : modes) {
            std::vector<double> matches;
            std::vector<double> first;
            std::vector<std::vector<double>> times(contenders.size());
            // The first round warms up.
            for (int round = 0; round < 4; ++round)
                for (const Query& query : queries) {
                    if (query.of != of)
                        continue;
                    for (std::size_t at = 0; at < contenders.size(); ++at)
                        if (const double time = contenders[at].time(query, mode); round > 0)
                            times[at].push_back(time);
                    if (round > 0)
                        continue;
                    matches.push_back(static_cast<double>(query.matches));
                    // In the other modes the same was asked before.
                    if (mode.value == Mode::ids)
                        first.push_back(
                            milliseconds([&] { not_asked.search(to_request(query, mode.value)); }));
                }
            fmt::print("{:<18}{:<8}{:>9.0f}", of_name, mode.name, percentile(matches, 0.5));
            for (const std::vector<double>& each : times)
                fmt::print("{:>27}", percentiles(each));
            for (std::size_t at = 1; at < times.size(); ++at)
                fmt::print("{:>16}", ratios(times[0], times[at]));
            fmt::print("{:>18}\n", first.empty() ? ""
                                                 : fmt::format("{:.2f} / {:.2f}", percentile(first, 0.5),
                                                               percentile(first, 0.95)));
            std::fflush(stdout);
        }
}

void bench_searching(const Setup& setup) {
    std::vector<Query> queries = pick_queries(setup.folder / "ours", queries_a_class);
    Searcher ours(setup.folder / "ours");
    check_answers(ours, queries);
    Searcher not_asked(setup.folder / "ours");
    std::vector<std::unique_ptr<LineServer>> others;
    std::vector<Contender> contenders{{"Dépêche", [&](const Query& query, const ModeName& mode) {
                                           const Request request = to_request(query, mode.value);
                                           return milliseconds([&] { ours.search(request); });
                                       }}};
    // Each in a process of its own: what one does to the caches and the memory of its process is not for
    // others.
    const auto contend = [&](const std::string& name, const std::vector<std::string>& command) {
        LineServer& server = *others.emplace_back(std::make_unique<LineServer>(command));
        contenders.push_back({name, [&server](const Query& query, const ModeName& mode) {
                                  return std::stod(server.ask(to_line(query, mode))) / 1e6;
                              }});
    };
    contend("bare Xapian", {setup.self, "ask-bare", (setup.folder / "bare").string()});
    if (!setup.lucene.empty())
        contend("Lucene", setup.lucene_command({"search", (setup.folder / "lucene").string()}));
    contend("SQLite", {setup.self, "ask-sqlite", (setup.folder / "sqlite").string()});

    fmt::print(
        "\nsearching, ms of processor time: p50 / p95 / p99; ratios of p50 and p95; of Dépêche also what a\n"
        "question takes that was not asked before, though its words may have been. SQLite's FTS5 knows no\n"
        "French stems: it finds words as they are written, so fewer dispatches\n\n");
    compare(contenders, not_asked, queries);

    bench_starting(setup, queries);
    bench_ways(setup.folder / "ours", queries);
}

/// Answers the queries that come, one a line: with the nanoseconds of processor time that each took.
template <typename Contender>
void answer_lines(Contender contender) {
    for (std::string line; std::getline(std::cin, line);) {
        const AskedQuery asked = from_line(line);
        const double time = milliseconds([&] { contender.answer(asked.query, asked.mode); });
        std::cout << fmt::format("{:.0f}", time * 1e6) << std::endl;
    }
}

std::vector<std::size_t> numbers(const std::vector<std::string>& texts) {
    std::vector<std::size_t> values;
    for (const std::string& text : texts)
        values.push_back(std::stoul(text));
    return values;
}

}  // namespace

int main(int argc, char** argv) try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() == 3 && arguments[0] == "build-bare")
        build_bare(arguments[1], arguments[2]);
    else if (arguments.size() == 3 && arguments[0] == "build-same")
        build_same(arguments[1], arguments[2]);
    else if (arguments.size() == 3 && arguments[0] == "build-sqlite")
        build_sqlite(arguments[1], arguments[2]);
    else if (arguments.size() == 2 && arguments[0] == "ask-bare")
        answer_lines(BareXapian(arguments[1]));
    else if (arguments.size() == 2 && arguments[0] == "ask-sqlite")
        answer_lines(Sqlite(arguments[1]));
    else if (arguments.size() == 2 && arguments[0] == "typing")
        bench_typing(arguments[1]);
    else if (arguments.size() >= 4 && arguments[0] == "growth")
        bench_growth(arguments[1], arguments[2], numbers({arguments.begin() + 3, arguments.end()}));
    else if (arguments.size() == 3 && arguments[0] == "memory")
        bench_memory(arguments[1], arguments[2]);
    else if (arguments.size() == 4 && arguments[0] == "adding")
        bench_adding(arguments[1], arguments[2], arguments[3], {});
    else if (arguments.size() >= 6 && arguments[0] == "adding")
        bench_adding(arguments[1], arguments[2], arguments[3],
                     {arguments[4], {arguments.begin() + 5, arguments.end()}});
    else if (arguments.size() >= 2) {
        const Setup setup{arguments[0], arguments[1], argv[0], {arguments.begin() + 2, arguments.end()}};
        // A folder that was kept need not be filled again to time searching.
        if (!fs::exists(setup.folder / "ours"))
            bench_indexing(setup);
        // Nor if it was before SQLite was a contender.
        if (!fs::exists(setup.folder / "sqlite")) {
            write_rows(setup.folder / "ours", setup.folder / "rows.tsv");
            run(setup.sqlite_command());
        }
        bench_searching(setup);
        bench_typing(setup.folder / "ours");
    } else {
        std::cerr << "usage: depeche_bench DISPATCHES.jsonl EMPTY_FOLDER [COMMAND OF LUCENE…]\n"
                     "       depeche_bench typing INDEX\n"
                     "       depeche_bench growth DISPATCHES.jsonl EMPTY_FOLDER NUMBER…\n"
                     "       depeche_bench memory DISPATCHES.jsonl EMPTY_FOLDER\n"
                     "       depeche_bench adding DISPATCHES.jsonl INDEX EMPTY_FOLDER [LUCENE_INDEX COMMAND "
                     "OF LUCENE…]\n";
        return 2;
    }
    return 0;
} catch (const std::exception& error) {
    std::cerr << "depeche_bench: " << error.what() << '\n';
    return 3;
} catch (const Xapian::Error& error) {
    std::cerr << "depeche_bench: " << error.get_description() << '\n';
    return 3;
}
