// How well the searcher ranks: topics with judged answers, our scores beside those of other engines' runs.
//
//     depeche_relevance prepare FOLDER SET…          writes the texts of each set for other engines
//     depeche_relevance compare FOLDER SET… [options] scores ours and the runs found in FOLDER/SET/*.run

#include <fmt/format.h>

#include <algorithm>
#include <cxxopts.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "depeche/error.hpp"
#include "depeche/searcher.hpp"
#include "indexer/pipeline.hpp"
#include "tools/evaluation/retrieval_measures.hpp"
#include "tools/evaluation/retrieval_set.hpp"

namespace {

namespace fs = std::filesystem;
using namespace depeche;
using namespace depeche::evaluation;

constexpr int below_minimum = 1;
constexpr int misused = 2;
constexpr int failed = 3;

/// The ids that an engine gives for each topic of a set, the best first.
struct Run {
    std::string engine;
    std::vector<std::vector<std::string>> ranked;
};

/// As one cell of a table of tabs.
std::string cell(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

void prepare(const fs::path& folder, const RetrievalSet& set) {
    fs::create_directories(folder);
    std::ofstream topics(folder / "topics.tsv");
    for (const Topic& topic : set.topics)
        topics << topic.id << '\t' << cell(topic.text) << '\n';
    std::ofstream documents(folder / "documents.tsv");
    for_each_document(set, [&](const RawText& text) {
        documents << text.id << '\t' << cell(text.title) << '\t' << cell(text.text) << '\n';
    });
}

/// A TREC run: topic, Q0, document, rank, score, engine; between tabs, as ids may have blanks. Read in the
/// order of its lines.
Run read_run(const fs::path& file, const RetrievalSet& set) {
    std::map<std::string, std::vector<std::string>> by_topic;
    std::ifstream stream(file);
    std::string line;
    while (std::getline(stream, line)) {
        std::istringstream cells(line);
        std::string topic;
        std::string iteration;
        std::string document;
        std::getline(cells, topic, '\t');
        std::getline(cells, iteration, '\t');
        std::getline(cells, document, '\t');
        by_topic[topic].push_back(document);
    }
    Run run{file.stem().string(), {}};
    for (const Topic& topic : set.topics)
        run.ranked.push_back(by_topic[topic.id]);
    return run;
}

std::vector<Run> read_runs(const fs::path& folder, const RetrievalSet& set) {
    std::vector<fs::path> files;
    if (fs::is_directory(folder))
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".run")
                files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<Run> runs;
    for (const fs::path& file : files)
        runs.push_back(read_run(file, set));
    return runs;
}

void index(const RetrievalSet& set, const fs::path& folder) {
    fs::remove_all(folder);
    const indexer::StopFlag never{};
    indexer::run({.index = folder, .paths = {set.documents.string()}, .base = set.documents}, {}, never);
}

/// Asks as users do, with the defaults but for what `request` sets.
Run run_ours(const RetrievalSet& set, const fs::path& index, Request request) {
    Searcher searcher(index);
    request.limit = run_depth;
    request.facet_limit = 0;
    request.snippets = 0;
    Run run{"depeche", {}};
    for (const Topic& topic : set.topics) {
        request.text = topic.text;
        auto& ids = run.ranked.emplace_back();
        for (Hit& hit : searcher.search(request).hits)
            ids.push_back(std::move(hit.id));
    }
    return run;
}

std::vector<RetrievalScores> scores_of(const RetrievalSet& set, const Run& run) {
    std::vector<RetrievalScores> scores;
    for (std::size_t at = 0; at < set.topics.size(); ++at)
        scores.push_back(score(run.ranked[at], set.judgements.at(set.topics[at].id)));
    return scores;
}

RetrievalScores mean(const std::vector<RetrievalScores>& scores) {
    RetrievalScores sum{};
    for (const RetrievalScores& one : scores)
        for (std::size_t at = 0; at < sum.size(); ++at)
            sum[at] += one[at] / static_cast<double>(scores.size());
    return sum;
}

void print_scores(const std::string& engine, const RetrievalScores& scores) {
    std::cout << fmt::format("  {:28}", engine);
    for (const double one : scores)
        std::cout << fmt::format("  {:<27.4f}", one);
    std::cout << '\n';
}

/// The sign, the size and the interval of each measure; a star where the sign is certain.
void print_differences(const std::string& engine, const std::vector<RetrievalScores>& ours,
                       const std::vector<RetrievalScores>& theirs) {
    std::cout << fmt::format("  {:28}", "minus " + engine);
    for (std::size_t measure = 0; measure < retrieval_measures.size(); ++measure) {
        std::vector<double> differences;
        for (std::size_t at = 0; at < ours.size(); ++at)
            differences.push_back(ours[at][measure] - theirs[at][measure]);
        const Interval interval = paired_bootstrap(differences);
        std::cout << fmt::format("  {:+.4f} [{:+.4f}, {:+.4f}]{}", interval.mean, interval.low, interval.high,
                                 interval.is_significant() ? "*" : " ");
    }
    std::cout << '\n';
}

/// Where the relevant documents of each topic are: 1 and 3 for `1 3`, `-` for one that is not among the
/// first.
void print_ranks(const RetrievalSet& set, const Run& run, const std::vector<RetrievalScores>& scores) {
    for (std::size_t at = 0; at < set.topics.size(); ++at) {
        const std::vector<std::string>& ranked = run.ranked[at];
        std::vector<std::size_t> ranks;
        std::size_t missed = 0;
        for (const auto& [id, relevance] : set.judgements.at(set.topics[at].id)) {
            const auto found = std::ranges::find(ranked, id);
            if (relevance > 0 && found != ranked.end())
                ranks.push_back(static_cast<std::size_t>(found - ranked.begin()) + 1);
            else if (relevance > 0)
                ++missed;
        }
        std::ranges::sort(ranks);
        std::cout << fmt::format("{} {:.3f} of {:3}:", set.topics[at].id, scores[at][0], ranked.size());
        for (const std::size_t rank : ranks)
            std::cout << ' ' << rank;
        for (; missed > 0; --missed)
            std::cout << " -";
        std::cout << "  " << set.topics[at].text << '\n';
    }
}

/// Gives our mean nDCG@10.
double compare(const RetrievalSet& set, const fs::path& folder, const Request& request, bool ranks) {
    index(set, folder / "index");
    const Run run = run_ours(set, folder / "index", request);
    const std::vector<RetrievalScores> ours = scores_of(set, run);
    if (ranks)
        print_ranks(set, run, ours);
    std::cout << fmt::format("{}: {} topics\n  {:28}", set.name, set.topics.size(), "");
    for (const std::string_view measure : retrieval_measures)
        std::cout << fmt::format("  {:27}", measure);
    std::cout << '\n';
    print_scores(run.engine, mean(ours));
    for (const Run& other : read_runs(folder, set)) {
        const std::vector<RetrievalScores> theirs = scores_of(set, other);
        print_scores(other.engine, mean(theirs));
        print_differences(other.engine, ours, theirs);
    }
    return mean(ours).front();
}

Match match_of(const std::string& name) {
    if (name == "all")
        return Match::all;
    if (name == "any")
        return Match::any;
    if (name == "auto")
        return Match::automatic;
    throw InputError({fmt::format("--match\u00A0: all, any ou auto, non «\u00A0{}\u00A0»", name),
                      fmt::format("--match: all, any or auto, not '{}'", name)});
}

/// Every `step`th topic.
void thin(RetrievalSet& set, std::size_t step) {
    std::vector<Topic> kept;
    for (std::size_t at = 0; at < set.topics.size(); at += std::max<std::size_t>(step, 1))
        kept.push_back(std::move(set.topics[at]));
    set.topics = std::move(kept);
}

int run(int argc, char** argv) {
    cxxopts::Options options("depeche_relevance", "Scores what the searcher ranks against judgements.");
    auto add = options.add_options();
    add("match", "all, any or auto", cxxopts::value<std::string>()->default_value("auto"));
    add("rescored", "how many hits are looked at closely", cxxopts::value<std::size_t>());
    add("every", "only every Nth topic", cxxopts::value<std::size_t>()->default_value("1"));
    add("ranks", "where the answers of each topic are");
    add("minimum", "fail when the nDCG@10 of a set is below", cxxopts::value<double>()->default_value("0"));
    add("help", "this text");
    add("arguments", "", cxxopts::value<std::vector<std::string>>());
    options.parse_positional("arguments");
    options.positional_help("prepare|compare FOLDER SET…");
    const auto result = options.parse(argc, argv);
    std::vector<std::string> arguments;
    if (result.count("arguments") != 0)
        arguments = result["arguments"].as<std::vector<std::string>>();
    if (result.count("help") != 0 || arguments.size() < 3 ||
        (arguments[0] != "prepare" && arguments[0] != "compare")) {
        (result.count("help") != 0 ? std::cout : std::cerr) << options.help();
        return result.count("help") != 0 ? 0 : misused;
    }
    Request request{.match = match_of(result["match"].as<std::string>())};
    if (result.count("rescored") != 0)
        request.rescored = result["rescored"].as<std::size_t>();
    bool good = true;
    for (std::size_t at = 2; at < arguments.size(); ++at) {
        RetrievalSet set = read_retrieval_set(arguments[at]);
        thin(set, result["every"].as<std::size_t>());
        const fs::path folder = fs::path(arguments[1]) / set.name;
        if (arguments[0] == "prepare")
            prepare(folder, set);
        else
            good &=
                compare(set, folder, request, result.count("ranks") != 0) >= result["minimum"].as<double>();
    }
    return good ? 0 : below_minimum;
}

}  // namespace

int main(int argc, char** argv) try {
    return run(argc, argv);
} catch (const cxxopts::exceptions::exception& error) {
    std::cerr << "depeche_relevance: " << error.what() << '\n';
    return misused;
} catch (const std::exception& error) {
    std::cerr << "depeche_relevance: " << error.what() << '\n';
    return failed;
}
