#include "schema/analysis/accents.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <sstream>

#include "schema/analysis/folding.hpp"
#include "schema/analysis/stemmer.hpp"
#include "tests/shared_texts.hpp"

namespace depeche::analysis {
namespace {

TEST(AccentCandidates, StartWithTheWordItself) {
    EXPECT_EQ(accent_candidates("negocie").front(), "negocie");
    EXPECT_THAT(accent_candidates("securite"), testing::Contains("securité"));
    EXPECT_THAT(accent_candidates("arrivees"), testing::Contains("arrivées"));
    EXPECT_LE(accent_candidates("eeeeeeeeeeeeeeeeeeeeeeeee").size(), 32U);
}

TEST(AccentCandidates, LeaveAccentedWordsAndNumbersAlone) {
    EXPECT_THAT(accent_candidates("élu"), testing::ElementsAre("élu"));
    EXPECT_THAT(accent_candidates("17h00"), testing::ElementsAre("17h00"));
}

TEST(AccentCandidates, ReachTheStemsOfNearlyAllAccentedWords) {
    const char* list = "/usr/share/dict/french";
    if (!std::filesystem::exists(list))
        GTEST_SKIP() << "no French word list: install wfrench";
    const Stemmer stemmer;
    std::istringstream words(read_file(list));
    std::size_t accented = 0;
    std::size_t reached = 0;
    for (std::string word; std::getline(words, word);) {
        const std::string written = lower(word);
        const std::string bare = drop_accents(written);
        if (bare == written)
            continue;
        ++accented;
        const std::string wanted = stemmer.stem(written);
        const auto candidates = accent_candidates(bare);
        reached += std::ranges::any_of(candidates, [&](const auto& c) { return stemmer.stem(c) == wanted; });
    }
    ASSERT_GT(accented, 100'000U);
    RecordProperty("reached_percent",
                   std::to_string(100.0 * static_cast<double>(reached) / static_cast<double>(accented)));
    EXPECT_GE(reached, accented * 99 / 100) << reached << " of " << accented;
}

}  // namespace
}  // namespace depeche::analysis
