// How often the date of dispatches that have one is found without it: the field is struck out, the date
// derived from what is left, and both compared.
//
//     depeche_date_evaluation DISPATCHES.jsonl

#include <fmt/format.h>

#include <iostream>

#include "indexer/derivation.hpp"
#include "indexer/metadata/date/publication.hpp"
#include "indexer/reader/open_reader.hpp"

namespace {

using namespace depeche;

struct Tally {
    int dated = 0;
    int right = 0;
    int wrong = 0;
    int undated = 0;
    int given_to_undated = 0;
};

std::string shown(const std::optional<DerivedDate>& date) {
    return date ? fmt::format("{} ({}: '{}')", to_iso(date->interval), date->evidence.method,
                              date->evidence.text)
                : "none";
}

/// Judges the publication date alone: a day that is given must be that day, a month or year hold it.
bool is_right(const DateInterval& given, const DateInterval& real) {
    return given.first <= real.first && real.last <= given.last;
}

void judge(indexer::RawDispatch raw, indexer::Deriver& deriver, analysis::Analyzer& analyzer, Tally& tally) {
    const auto real = indexer::dates::read_date(raw.date, analyzer);
    raw.date.clear();
    const std::string title = raw.title;
    const auto derived = deriver.derive(raw, raw.path);
    const auto* dispatch = std::get_if<Dispatch>(&derived);
    if (!dispatch)
        return;
    const auto& given = dispatch->published;
    if (!real) {
        ++tally.undated;
        tally.given_to_undated += given ? 1 : 0;
        return;
    }
    ++tally.dated;
    const bool right = given && is_right(given->interval, *real);
    tally.right += right ? 1 : 0;
    tally.wrong += given && !right ? 1 : 0;
    if (!right)
        std::cout << fmt::format("  {}: {}, real date {}; {}\n", raw.record, shown(given), to_iso(*real),
                                 title);
}

int run(const std::string& path) {
    const indexer::StopFlag never{};
    auto opened = indexer::open_reader(path, never);
    if (const auto* rejection = std::get_if<indexer::Rejection>(&opened)) {
        std::cerr << fmt::format("{}: {}\n", path, rejection->reason.english);
        return 3;
    }
    auto& reader = *std::get<std::unique_ptr<indexer::Reader>>(opened);
    const authority::Authority authority(authority::builtin_tables());
    analysis::Analyzer analyzer;
    indexer::Deriver deriver(authority, analyzer);
    Tally tally;
    while (auto record = reader.next())
        if (auto* raw = std::get_if<indexer::RawDispatch>(&*record))
            judge(std::move(*raw), deriver, analyzer, tally);
    const int given = tally.right + tally.wrong;
    fmt::print("dated {}: right {} ({:.3f}), wrong {}, none given {}; of the {} given right {:.3f}\n",
               tally.dated, tally.right, static_cast<double>(tally.right) / std::max(tally.dated, 1),
               tally.wrong, tally.dated - given, given,
               static_cast<double>(tally.right) / std::max(given, 1));
    fmt::print("without a date of their own {}: given one {}\n", tally.undated, tally.given_to_undated);
    return 0;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 2) {
        std::cerr << "usage: depeche_date_evaluation DISPATCHES.jsonl\n";
        return 2;
    }
    return run(argv[1]);
} catch (const std::exception& error) {
    std::cerr << "depeche_date_evaluation: " << error.what() << '\n';
    return 3;
}
