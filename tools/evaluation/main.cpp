// How well metadata is derived: a gold file beside what the indexer says of the same files.
//
//     depeche_evaluation metadata GOLD [FOLDER] [--minimum actors=0.95,places=0.9]

#include <fmt/format.h>

#include <charconv>
#include <cxxopts.hpp>
#include <filesystem>
#include <iostream>
#include <map>

#include "depeche/error.hpp"
#include "indexer/derivation.hpp"
#include "indexer/reader/open_reader.hpp"
#include "tools/evaluation/score.hpp"

namespace {

namespace fs = std::filesystem;
using namespace depeche;
using namespace depeche::evaluation;

constexpr int below_minimum = 1;
constexpr int misused = 2;
constexpr int failed = 3;

/// Derives what a gold dispatch is about, keeping the file open for the next record of it.
class Source {
public:
    Source(fs::path folder, const authority::Authority& authority, analysis::Analyzer& analyzer)
        : folder_(std::move(folder)), deriver_(authority, analyzer) {}

    std::variant<Dispatch, indexer::Rejection> derive(const GoldDispatch& gold) {
        const std::string path = (folder_ / gold.file).string();
        auto opened = indexer::open_reader(path, never_);
        if (auto* rejection = std::get_if<indexer::Rejection>(&opened))
            return std::move(*rejection);
        auto& reader = *std::get<std::unique_ptr<indexer::Reader>>(opened);
        while (auto record = reader.next()) {
            if (auto* rejection = std::get_if<indexer::Rejection>(&*record)) {
                if (rejection->line == gold.record || gold.record == 0)
                    return std::move(*rejection);
            } else if (auto& raw = std::get<indexer::RawDispatch>(*record); raw.record == gold.record) {
                forget_unjudged(raw, gold);
                return deriver_.derive(raw, gold.file);
            }
        }
        return indexer::Rejection{path, gold.record, {"enregistrement absent", "no such record"}};
    }

private:
    /// A gold does not repeat the sections and keywords that are metadata.
    static void forget_unjudged(indexer::RawDispatch& raw, const GoldDispatch& gold) {
        if (gold.section.empty())
            raw.section.clear();
        if (gold.keywords.empty())
            raw.keywords.clear();
    }

    fs::path folder_;
    indexer::StopFlag never_{};
    indexer::Deriver deriver_;
};

void print(const Scorecard& card) {
    std::cout << fmt::format("{:12} {:>9} {:>10} {:>7} {:>7}   right  false missed\n", "", "faultless",
                             "precision", "recall", "F1");
    for (const MeasureName& one : measures) {
        const Tally& tally = card.tally(one.measure);
        std::cout << fmt::format("{:12} {:>9} {:>10.3f} {:>7.3f} {:>7.3f} {:>7} {:>6} {:>6}\n", one.name,
                                 fmt::format("{}/{}", tally.without_fault, tally.dispatches),
                                 tally.precision(), tally.recall(), tally.f1(), tally.right, tally.wrong,
                                 tally.missed);
    }
    for (const MeasureName& one : measures) {
        bool headed = false;
        for (const Fault& fault : card.faults()) {
            if (fault.measure != one.measure)
                continue;
            if (!headed)
                std::cout << '\n' << one.name << '\n';
            headed = true;
            std::cout << fmt::format("  {}: {}\n", fault.dispatch, fault.text);
        }
    }
}

double parse_minimum(std::string_view text) {
    double value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > 1)
        throw InputError({fmt::format("--minimum : « {} » n’est pas un nombre de 0 à 1", text),
                          fmt::format("--minimum: '{}' is not a number from 0 to 1", text)});
    return value;
}

/// `actors=0.95`: whether it is reached; says so when not.
bool reaches(const Scorecard& card, std::string_view minimum) {
    const auto equals = std::min(minimum.find('='), minimum.size());
    const auto one = std::ranges::find(measures, minimum.substr(0, equals), &MeasureName::name);
    if (one == std::end(measures))
        throw InputError({fmt::format("--minimum : mesure inconnue « {} »", minimum),
                          fmt::format("--minimum: unknown measure '{}'", minimum)});
    const double wanted = parse_minimum(minimum.substr(std::min(equals + 1, minimum.size())));
    const Tally& tally = card.tally(one->measure);
    const double reached = one->single ? tally.share_without_fault() : tally.f1();
    if (reached < wanted)
        std::cerr << fmt::format("depeche_evaluation: {} reaches {:.3f}, less than {}\n", one->name, reached,
                                 wanted);
    return reached >= wanted;
}

int evaluate_metadata(const fs::path& gold_file, fs::path folder, const std::vector<std::string>& minimums) {
    if (folder.empty()) {
        folder = gold_file.parent_path();
        if (gold_file.filename() == "gold.json" && fs::is_directory(folder / "dispatches"))
            folder /= "dispatches";
    }
    const authority::Authority authority(authority::builtin_tables());
    analysis::Analyzer analyzer;
    Source source(folder, authority, analyzer);
    Scorecard card(authority, analyzer);
    for (const GoldDispatch& gold : read_gold(gold_file)) {
        const auto derived = source.derive(gold);
        if (const auto* rejection = std::get_if<indexer::Rejection>(&derived))
            card.add_unread(gold, rejection->reason.english);
        else
            card.add(gold, std::get<Dispatch>(derived));
    }
    print(card);
    bool all = true;
    for (const std::string& minimum : minimums)
        all = reaches(card, minimum) && all;
    return all ? 0 : below_minimum;
}

int run(int argc, char** argv) {
    cxxopts::Options options("depeche_evaluation",
                             "Compares what is derived with what a librarian would say.");
    options.add_options()("minimum",
                          "fail below these: actors=0.95,title=1 (F1; share of dispatches without "
                          "fault where there is at most one value)",
                          cxxopts::value<std::vector<std::string>>()->default_value(""))("help", "this text")(
        "arguments", "", cxxopts::value<std::vector<std::string>>());
    options.parse_positional("arguments");
    options.positional_help("metadata GOLD [FOLDER]");
    const auto result = options.parse(argc, argv);
    if (result.count("help") != 0) {
        std::cout << options.help();
        return 0;
    }
    std::vector<std::string> arguments;
    if (result.count("arguments") != 0)
        arguments = result["arguments"].as<std::vector<std::string>>();
    if (arguments.size() < 2 || arguments.size() > 3 || arguments[0] != "metadata") {
        std::cerr << options.help();
        return misused;
    }
    auto minimums = result["minimum"].as<std::vector<std::string>>();
    std::erase(minimums, "");
    return evaluate_metadata(arguments[1], arguments.size() == 3 ? arguments[2] : "", minimums);
}

}  // namespace

int main(int argc, char** argv) try {
    return run(argc, argv);
} catch (const cxxopts::exceptions::exception& error) {
    std::cerr << "depeche_evaluation: " << error.what() << '\n';
    return misused;
} catch (const std::exception& error) {
    std::cerr << "depeche_evaluation: " << error.what() << '\n';
    return failed;
}
