// Times indexing and searching of one set of dispatches beside the same work done by Xapian as its
// documentation shows it, in turn in one run: the ratios are what counts, machines being noisy.

#include <fmt/format.h>
#include <simdjson.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "depeche/searcher.hpp"
#include "indexer/derivation.hpp"
#include "indexer/pipeline.hpp"
#include "indexer/reader/open_reader.hpp"

namespace {

using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

struct Text {
    std::string title;
    std::string body;
};

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What a piece of work took: by the clock on the wall, and of all processors.
struct Cost {
    double wall;
    double cpu;
};

template <typename Work>
Cost cost_of(Work work) {
    const auto wall = Clock::now();
    const std::clock_t cpu = std::clock();
    work();
    return {seconds_since(wall), static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC};
}

std::vector<Text> read_texts(const std::string& path) {
    simdjson::dom::parser parser;
    std::vector<Text> texts;
    for (const simdjson::dom::element dispatch : parser.load_many(path))
        texts.push_back({std::string(std::string_view(dispatch["title"])),
                         std::string(std::string_view(dispatch["text"]))});
    return texts;
}

void index_ours(const std::string& path, const fs::path& index, unsigned threads) {
    fs::remove_all(index);
    const depeche::indexer::StopFlag never{};
    depeche::indexer::run({.index = index, .paths = {path}, .threads = threads}, {}, never);
}

void index_bare(const std::vector<Text>& texts, const fs::path& index) {
    fs::remove_all(index);
    Xapian::WritableDatabase database(index.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("fr"));
    for (const auto& [title, body] : texts) {
        Xapian::Document document;
        generator.set_document(document);
        generator.index_text(title, 1, "S");
        generator.index_text(title);
        generator.increase_termpos();
        generator.index_text(body);
        document.set_data(title + '\n' + body);
        database.add_document(document);
    }
    database.commit();
}

/// Reads every dispatch, and derives what its metadata leaves open when `with_derivation`; writes nothing.
void read_dispatches(const std::string& path, const depeche::authority::Authority& authority,
                     bool with_derivation) {
    namespace indexer = depeche::indexer;
    depeche::analysis::Analyzer analyzer;
    indexer::Deriver deriver(authority, analyzer);
    const indexer::StopFlag never{};
    auto opened = indexer::open_reader(path, never);
    auto& reader = std::get<std::unique_ptr<indexer::Reader>>(opened);
    while (auto record = reader->next())
        if (auto* raw = std::get_if<indexer::RawDispatch>(&*record); raw != nullptr && with_derivation)
            deriver.derive(*raw, raw->path);
}

std::uintmax_t size_of(const fs::path& folder) {
    std::uintmax_t size = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            size += entry.file_size();
    return size;
}

struct QueryClass {
    std::string name;
    std::vector<std::string> queries;
};

/// Words as they stand between blanks.
std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

/// Plain ASCII letters, so that both sides find the same.
bool is_plain(const std::string& word) {
    return word.size() > 4 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::vector<QueryClass> make_queries(const std::vector<Text>& texts) {
    constexpr std::size_t each = 40;
    std::map<std::string, std::size_t> frequency;
    std::set<std::string> pairs;
    for (const Text& text : texts) {
        const auto words = words_of(text.body);
        const std::set<std::string> distinct(words.begin(), words.end());
        for (const std::string& word : distinct)
            if (is_plain(word))
                ++frequency[word];
        for (std::size_t at = 1; at < words.size() && pairs.size() < 4 * each; ++at)
            if (is_plain(words[at - 1]) && is_plain(words[at])) {
                pairs.insert(words[at - 1] + ' ' + words[at]);
                break;
            }
    }
    std::vector<QueryClass> classes{
        {"rare word", {}}, {"common word", {}}, {"two words", {}}, {"phrase", {}}};
    for (const auto& [word, count] : frequency) {
        if (count >= 3 && count <= 10 && classes[0].queries.size() < each)
            classes[0].queries.push_back(word);
        if (count > texts.size() / 5 && classes[1].queries.size() < each)
            classes[1].queries.push_back(word);
    }
    for (const std::string& pair : pairs)
        if (classes[2].queries.size() < each) {
            classes[2].queries.push_back(pair);
            classes[3].queries.push_back('"' + pair + '"');
        }
    return classes;
}

/// What Xapian's documentation shows for a page: parser, ten hits, a snippet each, no facets.
std::size_t page_bare(Xapian::Database& database, const std::string& text) {
    Xapian::QueryParser parser;
    parser.set_database(database);
    parser.set_stemmer(Xapian::Stem("fr"));
    parser.set_default_op(Xapian::Query::OP_AND);
    Xapian::Enquire enquire(database);
    enquire.set_query(parser.parse_query(text));
    const Xapian::MSet page = enquire.get_mset(0, 10);
    std::size_t bytes = 0;
    for (auto hit = page.begin(); hit != page.end(); ++hit)
        bytes += page.snippet(hit.get_document().get_data(), 300, Xapian::Stem("fr")).size();
    return bytes;
}

template <typename Run>
double milliseconds(Run run) {
    const auto start = Clock::now();
    run();
    return seconds_since(start) * 1000;
}

double percentile(std::vector<double> values, double part) {
    std::ranges::sort(values);
    return values.empty() ? 0
                          : values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

void bench_indexing(const std::string& path, const std::vector<Text>& texts, const fs::path& folder) {
    std::size_t bytes = 0;
    for (const Text& text : texts)
        bytes += text.title.size() + text.body.size();
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const Cost bare = cost_of([&] { index_bare(texts, folder / "bare"); });
    const Cost one = cost_of([&] { index_ours(path, folder / "ours", 1); });
    const Cost all = cost_of([&] { index_ours(path, folder / "ours", cores); });
    fmt::print("indexing {} dispatches, {:.1f} MB of text\n", texts.size(), static_cast<double>(bytes) / 1e6);
    fmt::print("{:<30}{:>8}{:>8}{:>12}{:>8}{:>13}{:>12}{:>10}\n", "", "wall s", "cpu s", "dispatch/s", "MB/s",
               "wall / bare", "cpu / bare", "index MB");
    const auto row = [&](const std::string& name, Cost cost, const char* index) {
        fmt::print("{:<30}{:>8.2f}{:>8.2f}{:>12.0f}{:>8.2f}{:>13.2f}{:>12.2f}{:>10.1f}\n", name, cost.wall,
                   cost.cpu, static_cast<double>(texts.size()) / cost.wall,
                   static_cast<double>(bytes) / 1e6 / cost.wall, cost.wall / bare.wall, cost.cpu / bare.cpu,
                   static_cast<double>(size_of(folder / index)) / 1e6);
    };
    row("bare Xapian (TermGenerator)", bare, "bare");
    row("Dépêche, 1 thread", one, "ours");
    row(fmt::format("Dépêche, {} threads", cores), all, "ours");

    // What an indexer without derivation would save: the difference between reading with it and without.
    const depeche::authority::Authority authority(depeche::authority::builtin_tables());
    const double read = cost_of([&] { read_dispatches(path, authority, false); }).cpu;
    const double derived = cost_of([&] { read_dispatches(path, authority, true); }).cpu - read;
    fmt::print(
        "cleaning and derivation: {:.2f} s of the {:.2f} s of processor time with one thread; without it "
        "the rate would be {:.2f} times as high\n",
        derived, one.cpu, one.cpu / (one.cpu - derived));
}

void bench_searching(const std::vector<Text>& texts, const fs::path& folder) {
    depeche::Searcher searcher(folder / "ours");
    Xapian::Database bare((folder / "bare").string());
    fmt::print("\nsearching, ms: p50 / p95 (ten hits)\n{:<14}{:>22}{:>22}{:>22}{:>12}\n", "",
               "Xapian, snippets", "Dépêche, ids", "Dépêche, whole page", "page / bare");
    for (const auto& [name, queries] : make_queries(texts)) {
        std::vector<double> stock;
        std::vector<double> ids;
        std::vector<double> page;
        for (int round = 0; round < 3; ++round)
            for (const std::string& query : queries) {
                stock.push_back(milliseconds([&] { page_bare(bare, query); }));
                ids.push_back(
                    milliseconds([&] { searcher.search({.text = query, .facet_limit = 0, .snippets = 0}); }));
                page.push_back(milliseconds([&] { searcher.search({.text = query}); }));
            }
        const auto cell = [](const std::vector<double>& times) {
            return fmt::format("{:.2f} / {:.2f}", percentile(times, 0.5), percentile(times, 0.95));
        };
        fmt::print("{:<14}{:>22}{:>22}{:>22}{:>12.2f}\n", name, cell(stock), cell(ids), cell(page),
                   percentile(page, 0.5) / percentile(stock, 0.5));
    }
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 3) {
        std::cerr << "usage: depeche_bench DISPATCHES.jsonl EMPTY_FOLDER\n";
        return 2;
    }
    const auto texts = read_texts(argv[1]);
    bench_indexing(argv[1], texts, argv[2]);
    bench_searching(texts, argv[2]);
    return 0;
} catch (const std::exception& error) {
    std::cerr << "depeche_bench: " << error.what() << '\n';
    return 3;
} catch (const Xapian::Error& error) {
    std::cerr << "depeche_bench: " << error.get_description() << '\n';
    return 3;
}
