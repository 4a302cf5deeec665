#include "schema/analysis/word_list.hpp"

#include <gtest/gtest.h>

#include <string>

namespace depeche::analysis {
namespace {

constexpr auto listed = std::to_array<std::string_view>(
    {"à", "le", "el", "mars", "samr", "mais", "vendredi", "publie", "le", "a-lire-aussi"});
constexpr WordList list(listed);

TEST(WordList, FindsEachOfItsWords) {
    for (const std::string_view word : listed) {
        EXPECT_TRUE(list.contains(word)) << word;
        EXPECT_EQ(listed[list.find(word)], word);
    }
    EXPECT_EQ(list.find("à"), 0U);
    EXPECT_EQ(list.find("le"), 1U);
}

TEST(WordList, FindsNoOther) {
    for (const std::string_view word : {"", "l", "les", "marx", "msar", "vendredis", "a", "a-lire"}) {
        EXPECT_FALSE(list.contains(word)) << word;
        EXPECT_EQ(list.find(word), list.none);
    }
}

TEST(WordList, TellsWordsOfOneSlotApart) {
    // Length, first, middle and last letter are all that the slot goes by.
    static constexpr WordList alike({"aaxbc", "ayxbc", "azxbc"});
    EXPECT_EQ(alike.find("aaxbc"), 0U);
    EXPECT_EQ(alike.find("ayxbc"), 1U);
    EXPECT_EQ(alike.find("azxbc"), 2U);
    EXPECT_FALSE(alike.contains("abxbc"));
}

}  // namespace
}  // namespace depeche::analysis
