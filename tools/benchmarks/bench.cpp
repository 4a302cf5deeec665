// Times indexing and searching of one set of dispatches beside other engines, in turn in one run: the ratios
// are what counts, machines being noisy. Times of queries are processor times of the thread that answers.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
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
#include "tools/benchmarks/typing.hpp"
#include "tools/benchmarks/upkeep.hpp"

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
    Request request{.text = query.text()};
    if (query.of == Class::facet)
        request.selections.push_back({Facet::source, query.source});
    request.facet_limit = mode == Mode::ids ? 0 : 10;
    request.snippets = mode == Mode::page ? 2 : 0;
    // Nobody else has other questions to offer when little is found.
    request.suggest = false;
    return request;
}

/// Stops the bench when one of our answers is not what brute force found; queries that also search another
/// spelling of a name cannot be judged so, and are left out.
void check_answers(Searcher& searcher, std::vector<Query>& queries) {
    std::size_t checked = queries.size();
    std::erase_if(queries, [&](const Query& query) {
        const Results results = searcher.search(to_request(query, Mode::facets));
        if (!results.also_found.empty() || !results.repairs.empty())
            return true;
        if (results.total != query.matches)
            throw std::runtime_error(fmt::format("«{}» finds {} dispatches, brute force {}", query.text(),
                                                 results.total, query.matches));
        return false;
    });
    checked = queries.size();
    fmt::print("\n{} queries give what brute force gives\n", checked);
}

std::string lucene_line(const Query& query, std::string_view mode, std::string_view of) {
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}", mode, of, fmt::join(query.words, " "), query.first_day,
                       query.last_day, query.source);
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

void bench_searching(const Setup& setup) {
    std::vector<Query> queries = pick_queries(setup.folder / "ours", queries_a_class);
    Searcher ours(setup.folder / "ours");
    check_answers(ours, queries);
    Searcher not_asked(setup.folder / "ours");
    BareXapian bare(setup.folder / "bare");
    std::unique_ptr<LineServer> lucene;
    if (!setup.lucene.empty())
        lucene = std::make_unique<LineServer>(
            setup.lucene_command({"search", (setup.folder / "lucene").string()}));

    fmt::print(
        "\nsearching, ms of processor time: p50 / p95 / p99; ratios of p50 and p95; of Dépêche also what a\n"
        "question takes that was not asked before, though its words may have been\n\n");
    fmt::print("{:<18}{:<8}{:>9}{:>26}{:>26}{:>26}{:>16}{:>16}{:>18}\n", "", "", "matches", "Dépêche",
               "bare Xapian", "Lucene", "/ Xapian", "/ Lucene", "asked first");
    for (const auto& [of, of_name] : classes)
        for (const ModeName& mode : modes) {
            std::vector<double> matches;
            std::map<std::string, std::vector<double>> times;
            // The first round warms up.
            for (int round = 0; round < 4; ++round)
                for (const Query& query : queries) {
                    if (query.of != of)
                        continue;
                    const Request request = to_request(query, mode.value);
                    const double our_time = milliseconds([&] { ours.search(request); });
                    const double bare_time = milliseconds([&] { bare.answer(query, mode.value); });
                    const double lucene_time =
                        lucene ? std::stod(lucene->ask(lucene_line(query, mode.name, of_name))) / 1e6 : 0;
                    if (round == 0) {
                        matches.push_back(static_cast<double>(query.matches));
                        if (mode.value == Mode::ids)
                            times["first"].push_back(milliseconds([&] { not_asked.search(request); }));
                        continue;
                    }
                    times["ours"].push_back(our_time);
                    times["bare"].push_back(bare_time);
                    times["lucene"].push_back(lucene_time);
                }
            const auto cell = [&](const std::string& who) {
                return fmt::format("{:.2f} / {:.2f} / {:.2f}", percentile(times[who], 0.5),
                                   percentile(times[who], 0.95), percentile(times[who], 0.99));
            };
            const auto ratio = [&](const std::string& who) {
                if (percentile(times[who], 0.5) <= 0)
                    return std::string("-");
                return fmt::format("{:.2f}  {:.2f}",
                                   percentile(times["ours"], 0.5) / percentile(times[who], 0.5),
                                   percentile(times["ours"], 0.95) / percentile(times[who], 0.95));
            };
            // In the other modes the same was asked before.
            const std::string first = mode.value == Mode::ids
                                          ? fmt::format("{:.2f} / {:.2f}", percentile(times["first"], 0.5),
                                                        percentile(times["first"], 0.95))
                                          : std::string();
            fmt::print("{:<18}{:<8}{:>9.0f}{:>26}{:>26}{:>26}{:>16}{:>16}{:>18}\n", of_name, mode.name,
                       percentile(matches, 0.5), cell("ours"), cell("bare"), cell("lucene"), ratio("bare"),
                       ratio("lucene"), first);
        }

    bench_starting(setup, queries);
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
