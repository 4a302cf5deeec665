#include "schema/analysis/word_memo.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

namespace depeche::analysis {
namespace {

TEST(WordMemoTest, TellsWordsOfAnyLengthApart) {
    WordMemo memo;
    for (const bool again : {false, true})
        for (std::size_t size = 1; size <= 40; ++size)
            for (const char last : {'x', 'z'}) {
                SCOPED_TRACE(std::to_string(size) + last + (again ? " again" : ""));
                const std::string word = std::string(size - 1, 'k') + last;
                const WordForm& form = memo.form(word);
                EXPECT_EQ(form.accented, word);
                EXPECT_EQ(&memo.form(std::string(word)), &form);
            }
}

TEST(WordMemoTest, HasOneFormForAWordInAnyCase) {
    WordMemo memo;
    EXPECT_EQ(&memo.form("Négociations"), &memo.form("NÉGOCIATIONS"));
    EXPECT_EQ(&memo.form("Internationalisation"), &memo.form("internationalisation"));
    EXPECT_NE(&memo.form("Négociations"), &memo.form("negociations"));
}

TEST(WordMemoTest, GoesOnWhenItHasForgottenTooManyWords) {
    WordMemo memo;
    std::size_t words = 0;
    while (!memo.trim() && words < 1'000'000)
        memo.form("m" + std::to_string(++words));
    EXPECT_LT(words, 1'000'000U);
    EXPECT_EQ(memo.form("Élus").exact, "elus");
    EXPECT_EQ(memo.form("m1").accented, "m1");
    EXPECT_EQ(&memo.form("m1"), &memo.form("M1"));
    EXPECT_FALSE(memo.trim());
}

}  // namespace
}  // namespace depeche::analysis
