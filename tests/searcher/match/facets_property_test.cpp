#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "depeche/searcher.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using tests::dispatch;

constexpr auto facets = std::to_array<Facet>({Facet::date, Facet::source, Facet::actor, Facet::place});

/// Dispatches of a few words, with values drawn from small sets so that they meet.
std::vector<Dispatch> random_dispatches(std::mt19937& random, int number) {
    const auto pick = [&](const std::vector<std::string>& from) {
        return from[std::uniform_int_distribution<std::size_t>(0, from.size() - 1)(random)];
    };
    const std::vector<std::string> words{"paix",      "guerre", "trêve", "accord",
                                         "sanctions", "climat", "budget"};
    const std::vector<std::string> dates{"2024",       "2025-11",    "2025-12", "2025-12-03",
                                         "2025-12-04", "2026-01-01", ""};
    const std::vector<std::string> sources{"AFP", "Reuters", "Le Monde", "RFI"};
    const std::vector<std::string> actors{"Anna Blanc", "Paul Noir", "Jean Vert", "Union africaine", "OTAN"};
    const std::vector<std::string> places{"Kyiv", "Paris", "Moscou", "Genève", "Niger", "Pérou"};
    std::vector<Dispatch> dispatches;
    for (int at = 0; at < number; ++at) {
        std::string body;
        for (int word = 0; word < 4; ++word)
            body += pick(words) + ' ';
        auto maker = dispatch("d" + std::to_string(at), body);
        if (const std::string date = pick(dates); !date.empty())
            maker.dated(date);
        for (auto n = random() % 3; n > 0; --n)
            maker.source(pick(sources));
        for (auto n = random() % 4; n > 0; --n)
            maker.actor(pick(actors));
        for (auto n = random() % 4; n > 0; --n)
            maker.place(pick(places));
        dispatches.push_back(maker);
    }
    return dispatches;
}

std::string unit_of(std::chrono::sys_days day, DateUnit unit) {
    using std::chrono::days;
    if (unit == DateUnit::week) {
        const auto monday = day - (std::chrono::weekday{day} - std::chrono::Monday);
        return to_iso(Date{monday}) + ".." + to_iso(Date{monday + days{6}});
    }
    return to_iso(Date{day}).substr(0, unit == DateUnit::day ? 10 : unit == DateUnit::month ? 7 : 4);
}

/// The values of a facet that a stored dispatch counts under.
std::set<std::string> values_of(const Dispatch& dispatch, Facet facet, DateUnit unit) {
    std::set<std::string> values;
    const auto add = [&](const auto& named) {
        for (const auto& one : named)
            values.insert(one.name.id);
    };
    if (facet == Facet::source)
        add(dispatch.sources);
    else if (facet == Facet::actor)
        add(dispatch.actors);
    else if (facet == Facet::place)
        add(dispatch.places);
    else if (dispatch.date() == nullptr)
        values.insert("unknown");
    else
        for (std::chrono::sys_days day = dispatch.date()->interval.first;
             day <= dispatch.date()->interval.last; day += std::chrono::days{1})
            values.insert(unit_of(day, unit));
    return values;
}

/// Whether a dispatch is in the selections of one facet; selected dates may be coarser than what is counted.
bool is_in(const Dispatch& dispatch, Facet facet, const std::vector<Selection>& selections) {
    bool any = false;
    for (const auto& [selected_facet, value] : selections) {
        if (selected_facet != facet)
            continue;
        any = true;
        for (const DateUnit unit : {DateUnit::day, DateUnit::week, DateUnit::month, DateUnit::year})
            if (values_of(dispatch, facet, unit).contains(value))
                return true;
    }
    return !any;
}

bool has_words(const Dispatch& dispatch, const std::vector<std::string>& words, bool all) {
    const auto has = [&](const std::string& word) { return dispatch.body.find(word) != std::string::npos; };
    return all ? std::ranges::all_of(words, has) : std::ranges::any_of(words, has);
}

TEST(Facets, EqualBruteForceForRandomQueriesAndSelections) {
    std::mt19937 random(500);
    const auto dispatches = random_dispatches(random, 300);
    const tests::TemporaryIndex index(dispatches);
    Searcher searcher(index.path());
    const std::vector<std::string> words{"paix",      "guerre", "trêve", "accord",
                                         "sanctions", "climat", "budget"};
    const std::map<Facet, std::vector<std::string>> selectable{
        {Facet::date,
         {"2024", "2025", "2025-12", "2025-11", "2025-12-03", "2025-12-01..2025-12-07", "2026-01",
          "unknown"}},
        {Facet::source, {"afp", "reuters", "le-monde", "rfi"}},
        {Facet::actor, {"anna-blanc", "paul-noir", "jean-vert", "union-africaine", "otan"}},
        {Facet::place, {"kyiv", "paris", "moscou", "geneve", "niger", "perou"}},
    };
    for (int round = 0; round < 500; ++round) {
        std::vector<std::string> wanted;
        for (auto n = random() % 3; n > 0; --n)
            wanted.push_back(words[random() % words.size()]);
        const bool all = random() % 2 == 0;
        Request request{.facet_limit = 1000, .date_unit = static_cast<DateUnit>(random() % 4)};
        request.histogram = request.date_unit;
        for (const std::string& word : wanted)
            request.text += (request.text.empty() ? "" : all ? " ET " : " OU ") + word;
        for (const Facet facet : facets)
            for (auto n = random() % 4 / 2; n > 0; --n) {
                const auto& values = selectable.at(facet);
                request.selections.push_back({facet, values[random() % values.size()]});
            }
        std::uint64_t total = 0;
        std::array<std::map<std::string, std::uint64_t>, facets.size()> expected;
        for (const Dispatch& one : dispatches) {
            if (!wanted.empty() && !has_words(one, wanted, all))
                continue;
            std::vector<Facet> failing;
            for (const Facet facet : facets)
                if (!is_in(one, facet, request.selections))
                    failing.push_back(facet);
            total += failing.empty();
            for (const Facet facet : facets)
                if (failing.empty() || (failing.size() == 1 && failing[0] == facet))
                    for (const std::string& value : values_of(one, facet, request.date_unit))
                        ++expected[static_cast<std::size_t>(facet)][value];
        }
        // One that was just opened reads the slots it needs; one that stays has come to know them all.
        Searcher opened(index.path());
        for (Searcher* one : {&searcher, &opened}) {
            const Results results = one->search(request);
            ASSERT_EQ(results.total, total) << request.text;
            ASSERT_TRUE(results.exact);
            for (const FacetCounts& counted : results.facets) {
                std::map<std::string, std::uint64_t> got;
                for (const FacetValue& value : counted.values)
                    if (value.count > 0)
                        got[value.value] = value.count;
                ASSERT_EQ(got, expected[static_cast<std::size_t>(counted.facet)]) << request.text;
                ASSERT_EQ(counted.distinct, got.size());
            }
            std::map<std::string, std::uint64_t> bars;
            for (const Histogram::Bar& bar : results.histogram->bars)
                if (bar.count > 0)
                    bars[bar.value] = bar.count;
            if (results.histogram->undated > 0)
                bars["unknown"] = results.histogram->undated;
            ASSERT_EQ(bars, expected[static_cast<std::size_t>(Facet::date)]) << request.text;
        }
    }
}

/// One dispatch a day or month, as `dates` say.
tests::TemporaryIndex dated(const std::vector<std::string>& dates) {
    std::vector<Dispatch> dispatches;
    for (const std::string& date : dates) {
        auto maker = dispatch("d" + std::to_string(dispatches.size()), "paix");
        if (!date.empty())
            maker.dated(date);
        dispatches.push_back(maker);
    }
    return tests::TemporaryIndex(dispatches);
}

Histogram histogram(const std::vector<std::string>& dates, DateUnit unit, const Request& request = {}) {
    const tests::TemporaryIndex index = dated(dates);
    Request wanted = request;
    wanted.histogram = unit;
    return *Searcher(index.path()).search(wanted).histogram;
}

TEST(Histogram, HasNoGapsAndKeepsTheUndatedApart) {
    const Histogram got = histogram({"2025-12-03", "", "2025-12-01", "2025-12-03", ""}, DateUnit::day);
    EXPECT_EQ(got, (Histogram{DateUnit::day,
                              {{"2025-12-01", "1er décembre 2025", 1},
                               {"2025-12-02", "2 décembre 2025", 0},
                               {"2025-12-03", "3 décembre 2025", 2}},
                              2}));
}

TEST(Histogram, ChoosesItsUnitBySpan) {
    struct Row {
        std::string first;
        std::string last;
        DateUnit unit;
        std::size_t bars;
    };
    for (const auto& [first, last, unit, bars] : {
             Row{"2025-12-03", "2025-12-03", DateUnit::day, 1},
             Row{"2025-12-01", "2025-12-31", DateUnit::day, 31},
             Row{"2025-12-01", "2026-01-01", DateUnit::week, 5},
             Row{"2025-01-01", "2025-12-31", DateUnit::month, 12},
             Row{"2023-06-15", "2025-12-15", DateUnit::month, 31},
             Row{"2023-05-15", "2025-12-15", DateUnit::year, 3},
             Row{"1000", "9999", DateUnit::year, 9000},
         }) {
        const Histogram got = histogram({first, last}, DateUnit::automatic);
        EXPECT_EQ(got.unit, unit) << first << ' ' << last;
        EXPECT_EQ(got.bars.size(), bars) << first << ' ' << last;
    }
}

TEST(Histogram, TakesACoarserUnitThanAThousandsOfBars) {
    EXPECT_EQ(histogram({"1950", "2025"}, DateUnit::day).unit, DateUnit::week);
    EXPECT_EQ(histogram({"1200", "2025"}, DateUnit::day).unit, DateUnit::year);
}

TEST(Histogram, IsEmptyWhereNothingIsDated) {
    EXPECT_EQ(histogram({"", ""}, DateUnit::automatic), (Histogram{DateUnit::day, {}, 2}));
}

TEST(Histogram, GivesValuesThatSelectWhatItCounts) {
    const tests::TemporaryIndex index = dated({"2025-12-01", "2025-12-07", "2025-12-08", "2026-01-30"});
    Searcher searcher(index.path());
    for (const DateUnit unit : {DateUnit::day, DateUnit::week, DateUnit::month, DateUnit::year}) {
        const Results all = searcher.search({.histogram = unit});
        for (const Histogram::Bar& bar : all.histogram->bars)
            EXPECT_EQ(searcher.search({.selections = {{Facet::date, bar.value}}}).total, bar.count)
                << bar.value;
    }
}

std::vector<std::string> labels(Searcher& searcher, FacetOrder order, std::size_t limit = 10) {
    std::vector<std::string> result;
    const Results results = searcher.search({.facet_limit = limit, .facet_order = order});
    for (const FacetValue& value : results.facets[3].values)
        result.push_back(value.label);
    return result;
}

TEST(Facets, OfFewDispatchesWithManyNamesEachAreCountedToo) {
    std::vector<Dispatch> dispatches;
    for (int number = 0; number < 4; ++number) {
        auto one = dispatch("d" + std::to_string(number), number == 0 ? "guerre" : "paix").place("Paris");
        for (int place = 0; place < 50; ++place)
            one.place("Lieu " + std::to_string(number * 50 + place));
        dispatches.push_back(one);
    }
    const tests::TemporaryIndex index(dispatches);
    Searcher searcher(index.path());
    // First slots are read, then all is known.
    for (int time = 0; time < 3; ++time) {
        const FacetCounts places = searcher.search({.text = "paix"}).facets[3];
        EXPECT_EQ(places.distinct, 151U);
        ASSERT_FALSE(places.values.empty());
        EXPECT_EQ(places.values[0].label, "Paris");
        EXPECT_EQ(places.values[0].count, 3U);
        EXPECT_EQ(searcher.search({}).facets[3].distinct, 201U);
    }
}

TEST(FacetOrder, GivesShortListsAsTheBeginningsOfLongOnes) {
    std::mt19937 random(20);
    std::vector<Dispatch> dispatches;
    for (int number = 0; number < 300; ++number)
        dispatches.push_back(dispatch("d" + std::to_string(number), "paix")
                                 .place("Lieu " + std::to_string(std::min(random() % 400, random() % 400)))
                                 .place("Ville " + std::to_string(random() % 400)));
    const tests::TemporaryIndex index(dispatches);
    Searcher searcher(index.path());
    const auto counts = [&](std::size_t limit) {
        std::vector<std::uint64_t> result;
        const Results results = searcher.search({.facet_limit = limit});
        for (const FacetValue& value : results.facets[3].values)
            result.push_back(value.count);
        return std::pair(result, results.facets[3].distinct);
    };
    const auto [all, distinct] = counts(10'000);
    EXPECT_GT(all.size(), 300U);
    for (const std::size_t limit : {1U, 5U, 50U}) {
        const auto [few, same] = counts(limit);
        EXPECT_EQ(few, std::vector(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(limit)));
        EXPECT_EQ(same, distinct);
    }
    const std::vector<std::string> names = labels(searcher, FacetOrder::name, 10'000);
    EXPECT_EQ(labels(searcher, FacetOrder::name, 20), std::vector(names.begin(), names.begin() + 20));
    // One that is selected is told with its count, however far behind it stands.
    const std::string rarest = searcher.search({.facet_limit = 10'000}).facets[3].values.back().value;
    const Results selected = searcher.search({.selections = {{Facet::place, rarest}}, .facet_limit = 1});
    EXPECT_EQ(selected.facets[3].values.size(), 2U);
    EXPECT_EQ(selected.facets[3].values.back().value, rarest);
    EXPECT_EQ(selected.facets[3].values.back().count, selected.total);
}

TEST(FacetOrder, IsByCountByNameOrByDate) {
    const tests::TemporaryIndex index({
        dispatch("1", "paix").place("Zurich").place("Évian").dated("2025-12-01"),
        dispatch("2", "paix").place("Zurich").place("Fès").dated("2025-12-02"),
        dispatch("3", "paix").place("Zurich").place("Évian"),
        dispatch("4", "paix").place("Ebola").dated("2025-12-03"),
    });
    Searcher searcher(index.path());
    using Labels = std::vector<std::string>;
    EXPECT_EQ(labels(searcher, FacetOrder::count), (Labels{"Zurich", "Évian", "Ebola", "Fès"}));
    EXPECT_EQ(labels(searcher, FacetOrder::name), (Labels{"Ebola", "Évian", "Fès", "Zurich"}));
    EXPECT_EQ(labels(searcher, FacetOrder::date), (Labels{"Ebola", "Zurich", "Fès", "Évian"}));
    EXPECT_EQ(labels(searcher, FacetOrder::name, 2), (Labels{"Ebola", "Évian"}));
}

}  // namespace
}  // namespace depeche
