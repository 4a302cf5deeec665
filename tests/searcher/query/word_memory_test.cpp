#include "searcher/query/word_memory.hpp"

#include <gtest/gtest.h>

#include "searcher/query/parser.hpp"
#include "searcher/query/xapian_query.hpp"
#include "tests/support/corpus_index.hpp"

namespace depeche::query {
namespace {

TEST(WordMemory, TellsWhatWasLookedUpFromWhatWasNot) {
    WordMemory memory;
    EXPECT_EQ(memory.expansion("pai*"), nullptr);
    EXPECT_EQ(memory.stems_of_start("pai"), nullptr);
    memory.keep_expansion("pai*", {{{"paix"}, 1, false, 3}, 1});
    memory.keep_stems_of_start("pai", {});
    ASSERT_NE(memory.expansion("pai*"), nullptr);
    EXPECT_EQ(memory.expansion("pai*")->expansion.words.front(), "paix");
    ASSERT_NE(memory.stems_of_start("pai"), nullptr);
    EXPECT_TRUE(memory.stems_of_start("pai")->empty());
    EXPECT_EQ(memory.stems_of_word("pai"), nullptr);
}

TEST(WordMemory, ForgetsWhenItIsFull) {
    WordMemory memory;
    constexpr int many = 1000;
    for (int number = 0; number < many; ++number)
        memory.keep_stems_of_start(std::to_string(number), {});
    EXPECT_EQ(memory.stems_of_start("0"), nullptr);
    EXPECT_NE(memory.stems_of_start(std::to_string(many - 1)), nullptr);
}

/// Words that differ in their accents or fields have other stems.
TEST(WordMemory, TellsTheStemsOfAWordByItsSpellingAndField) {
    const Xapian::Database index(tests::corpus_index().string());
    analysis::Analyzer analyzer;
    IndexMemory memory;
    for (int time = 0; time < 2; ++time)
        for (const char* text : {"négociations", "negociations", "negocie", "titre:negociations",
                                 "=negociations", "négocié ou negocié", "auteur:negociations"}) {
            const Node tree = parse(text, Match::all).root;
            EXPECT_EQ(compile(tree, index, analyzer, &memory).query.serialise(),
                      compile(tree, index, analyzer).query.serialise())
                << text;
        }
}

/// A query of many patterns may read less for the last: what is kept must not change that.
TEST(WordMemory, ChangesNoQuery) {
    const Xapian::Database index(tests::corpus_index().string());
    analysis::Analyzer analyzer;
    IndexMemory memory;
    std::string text;
    for (char letter = 'a'; letter <= 'z'; ++letter)
        text += std::string(1, letter) + "* p" + letter + "* " + letter + "o* guere~ ";
    const Node tree = parse(text, Match::any).root;
    const std::string fresh = compile(tree, index, analyzer).query.serialise();
    for (int time = 0; time < 2; ++time)
        EXPECT_EQ(compile(tree, index, analyzer, &memory).query.serialise(), fresh);
    EXPECT_NE(memory.words.expansion("zo*"), nullptr);
}

}  // namespace
}  // namespace depeche::query
