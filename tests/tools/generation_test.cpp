#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tools/generation/generator.hpp"

namespace depeche::generation {
namespace {

Generator generator(std::uint64_t seed) {
    static const authority::Authority authority(authority::builtin_tables());
    return {read_samples(DEPECHE_CORPUS "/dispatches", authority), {}, {.seed = seed, .vocabulary = 20'000}};
}

TEST(Generator, GivesTheSameDispatchForTheSameNumber) {
    const Generator one = generator(1);
    const Generator same = generator(1);
    const Generator other = generator(2);
    for (const std::uint64_t number : {0UL, 1UL, 17UL, 999'999UL}) {
        EXPECT_EQ(to_json_line(one.make(number)), to_json_line(same.make(number)));
        EXPECT_NE(one.make(number).text, other.make(number).text);
    }
}

// Checked in so that benchmarks of two machines, or of two compilers, are of the same dispatches.
TEST(Random, DrawsTheSameNumbersEverywhere) {
    Random random(1, 2);
    EXPECT_EQ(random.below(1'000'000), 324'612U);
    Random draws(7);
    const Zipf zipf(1000, 10, 1);
    std::vector<std::size_t> ranks(5);
    std::ranges::generate(ranks, [&] { return zipf.draw(draws); });
    EXPECT_THAT(ranks, testing::ElementsAre(389, 72, 452, 467, 133));
}

TEST(Zipf, DrawsEachRankAsOftenAsItsWeightSays) {
    const Zipf zipf(4, 0, 1);
    Random random(3);
    std::map<std::size_t, int> drawn;
    constexpr int draws = 100'000;
    for (int at = 0; at < draws; ++at)
        ++drawn[zipf.draw(random)];
    constexpr double sum = 1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4;
    for (std::size_t rank = 0; rank < 4; ++rank)
        EXPECT_NEAR(drawn[rank], draws / sum / static_cast<double>(rank + 1), draws * 0.01) << rank;
}

TEST(Generator, MakesDispatchesAsArchivesHaveThem) {
    const Generator made = generator(1);
    std::size_t bytes = 0;
    std::size_t undated = 0;
    std::size_t with_actors = 0;
    std::set<std::string> ids;
    std::set<std::string> years;
    std::set<std::string> sources;
    constexpr std::size_t number = 2000;
    for (std::size_t at = 0; at < number; ++at) {
        const auto line = nlohmann::json::parse(to_json_line(made.make(at)));
        ids.insert(line["id"]);
        bytes += line["text"].get<std::string>().size();
        with_actors += line.contains("actors");
        if (line.contains("date"))
            years.insert(line["date"].get<std::string>().substr(0, 4));
        else
            ++undated;
        sources.insert(line["source"]);
    }
    EXPECT_EQ(ids.size(), number);
    EXPECT_NEAR(static_cast<double>(bytes) / number, 3000, 300);
    EXPECT_EQ(years.size(), 20U);
    EXPECT_NEAR(static_cast<double>(undated), 0.03 * number, 0.02 * number);
    EXPECT_NEAR(static_cast<double>(with_actors), 0.6 * number, 0.1 * number);
    EXPECT_GT(sources.size(), 100U);
}

}  // namespace
}  // namespace depeche::generation
