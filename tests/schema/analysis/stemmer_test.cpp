#include "schema/analysis/stemmer.hpp"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "schema/analysis/folding.hpp"
#include "schema/analysis/stem_exceptions.hpp"
#include "tests/shared_data.hpp"
#include "tests/shared_texts.hpp"

namespace depeche::analysis {
namespace {

TEST(Stemmer, ReproducesTheSnowballVocabulary) {
    DEPECHE_NEEDS_SHARED_DATA();
    const std::string folder = DEPECHE_SHARED_DATA "/conformance/snowball_french/";
    std::istringstream words(read_file(folder + "voc_2018_snowball2x.txt"));
    std::istringstream stems(read_file(folder + "output_2018_snowball2x.txt"));
    std::set<std::string_view> exceptions;
    for (std::size_t row = 0; row < stem_exceptions.size(); ++row)
        exceptions.insert(stem_exceptions[row].word);
    const Stemmer stemmer;
    std::size_t rows = 0;
    for (std::string word, expected; std::getline(words, word) && std::getline(stems, expected); ++rows) {
        EXPECT_EQ(stemmer.snowball(word), expected);
        if (!exceptions.contains(word) && word.find('-') == std::string::npos) {
            EXPECT_EQ(stemmer.stem(word), drop_accents(expected));
        }
    }
    EXPECT_GT(rows, 20'000U);
}

TEST(Stemmer, JoinsAndKeepsApartTheWordsOfTheGolden) {
    std::istringstream rows(read_file(DEPECHE_TEST_SOURCES "/schema/analysis/stem_pairs.tsv"));
    const Stemmer stemmer;
    std::size_t pairs = 0;
    for (std::string line; std::getline(rows, line);) {
        if (line.empty() || line.starts_with('#'))
            continue;
        std::istringstream row(line);
        std::string one, other, relation;
        row >> one >> other >> relation;
        EXPECT_EQ(stemmer.stem(lower(one)) == stemmer.stem(lower(other)), relation == "same") << line;
        ++pairs;
    }
    EXPECT_GE(pairs, 300U);
}

TEST(Stemmer, LeavesWhatIsNotALatinWordAlone) {
    const Stemmer stemmer;
    for (const std::string_view word : {"17h00", "20e", "2025", "киев", "القدس"})
        EXPECT_EQ(stemmer.stem(word), drop_accents(word));
}

TEST(StemExceptions, AreSortedForTheBinarySearch) {
    for (std::size_t row = 1; row < stem_exceptions.size(); ++row)
        EXPECT_LT(stem_exceptions[row - 1].word, stem_exceptions[row].word);
}

TEST(StemExceptions, AreFoundEachByItsWord) {
    for (std::size_t row = 0; row < stem_exceptions.size(); ++row) {
        const auto [word, stem] = stem_exceptions[row];
        EXPECT_EQ(stem_exceptions.stem_of(word), stem);
    }
    for (const std::string_view word : {"", "abattus ", "abattu\tabattr", "zzz"})
        EXPECT_EQ(stem_exceptions.stem_of(word), std::nullopt) << word;
    EXPECT_EQ(stem_exceptions.stem_of("travaux"), "travail");
}

}  // namespace
}  // namespace depeche::analysis
