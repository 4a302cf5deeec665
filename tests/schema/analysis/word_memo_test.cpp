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

}  // namespace
}  // namespace depeche::analysis
