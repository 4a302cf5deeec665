#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "depeche/searcher.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;
using tests::dispatch;
using tests::TemporaryIndex;

/// The completed queries.
std::vector<std::string> texts(Searcher& searcher, std::string typed, Language language = Language::french) {
    std::vector<std::string> result;
    for (const Completion& one : searcher.complete({.text = std::move(typed), .language = language}))
        result.push_back(one.text);
    return result;
}

class CompletionTest : public testing::Test {
protected:
    TemporaryIndex index{
        dispatch("1", "Les négociations de paix, le cessez-le-feu.")
            .titled("Négociations à Genève")
            .dated("2025-12-03")
            .actor("Vladimir Poutine")
            .actor("Emmanuel Macron")
            .place("Genève")
            .source("Le Monde")
            .section("International"),
        dispatch("2", "Des négociations, une négociatrice, l’Ukraine ; Emmanuel Macron parle.")
            .dated("2025-11")
            .actor("Emmanuel Macron")
            .place("Ukraine")
            .source("AFP"),
        dispatch("3", "Emmanuel Macron négocie.").dated("2024").actor("Emmanuel Macron").section("Économie")};
    Searcher searcher{index.path()};
};

TEST_F(CompletionTest, SpellsWordsAsTheDispatchesDo) {
    EXPECT_THAT(texts(searcher, "negociati"), ElementsAre("négociations"));
    EXPECT_THAT(texts(searcher, "paix nego"),
                ElementsAre("paix négociations", "paix négociatrice", "paix négocie"));
    EXPECT_THAT(texts(searcher, "l'ukr"), Contains("l'Ukraine"));
    EXPECT_THAT(texts(searcher, "cessez"), Contains("cessez-le-feu"));
    EXPECT_THAT(texts(searcher, "cessez-le-f"), ElementsAre("cessez-le-feu"));
}

TEST_F(CompletionTest, CountsDispatches) {
    const auto found = searcher.complete({.text = "negociations"});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].count, 2U);
    EXPECT_EQ(found[0].kind, CompletionKind::word);
    EXPECT_EQ(found[0].label, "négociations");
}

TEST_F(CompletionTest, KnowsNamesByAnyOfTheirWords) {
    EXPECT_THAT(texts(searcher, "pout"), Contains("acteur:\"Vladimir Poutine\""));
    EXPECT_THAT(texts(searcher, "vladimir pou"), Contains("acteur:\"Vladimir Poutine\""));
    EXPECT_THAT(texts(searcher, "paix vladimir pou"), Contains("paix acteur:\"Vladimir Poutine\""));
    EXPECT_THAT(texts(searcher, "genev"), Contains("lieu:Genève"));
    EXPECT_THAT(texts(searcher, "pout", Language::english), Contains("actor:\"Vladimir Poutine\""));
}

TEST_F(CompletionTest, PutsANameInThePlaceOfAllThatBelongsToIt) {
    EXPECT_THAT(texts(searcher, "paix en l'ukr"), Contains("paix en lieu:Ukraine"));
    EXPECT_THAT(texts(searcher, "d'emmanuel macr"), Contains("acteur:\"Emmanuel Macron\""));
    EXPECT_THAT(texts(searcher, "\"la paix de l'ukr"), ElementsAre("\"la paix de l'Ukraine"));
}

TEST_F(CompletionTest, CompletesTheValueOfAField) {
    EXPECT_THAT(texts(searcher, "acteur:"),
                ElementsAre("acteur:\"Emmanuel Macron\"", "acteur:\"Vladimir Poutine\""));
    EXPECT_THAT(texts(searcher, "acteur:mac"), ElementsAre("acteur:\"Emmanuel Macron\""));
    EXPECT_THAT(texts(searcher, "paix -actor:mac"), ElementsAre("paix -acteur:\"Emmanuel Macron\""));
    EXPECT_THAT(texts(searcher, "acteur:\"emmanuel m"), ElementsAre("acteur:\"Emmanuel Macron\""));
    EXPECT_THAT(texts(searcher, "acteur:\"vladimir m"), IsEmpty());
    EXPECT_THAT(texts(searcher, "rubrique:eco"), ElementsAre("rubrique:economie"));
    EXPECT_THAT(texts(searcher, "date:"), ElementsAre("date:2025", "date:2024"));
    EXPECT_THAT(texts(searcher, "date:2025-1"), ElementsAre("date:2025-12", "date:2025-11"));
    EXPECT_THAT(texts(searcher, "titre:neg"), ElementsAre("titre:négociations"));
}

TEST_F(CompletionTest, KnowsFieldsAndOperators) {
    EXPECT_THAT(texts(searcher, "paix act"), Contains("paix acteur:"));
    EXPECT_THAT(texts(searcher, "paix plac", Language::french), Contains("paix lieu:"));
    EXPECT_THAT(texts(searcher, "dep"), Contains("depuis:"));
    EXPECT_THAT(texts(searcher, "paix SA"), Contains("paix SAUF "));
    EXPECT_THAT(texts(searcher, "SA"), Not(Contains("SAUF ")));
}

TEST_F(CompletionTest, FindsWhatItOffersThatManyTimes) {
    for (const char* typed :
         {"n", "e", "acteur:", "lieu:", "source:", "rubrique:", "date:", "pai", "ge", "p"})
        for (const Completion& one : searcher.complete({.text = typed}))
            if (one.kind != CompletionKind::field && one.kind != CompletionKind::word) {
                EXPECT_EQ(searcher.search({.text = one.text}).total, one.count) << one.text;
            } else if (one.kind == CompletionKind::word) {
                EXPECT_GE(searcher.search({.text = one.text}).total, one.count) << one.text;
            }
}

TEST_F(CompletionTest, SeesWhatWasAddedSince) {
    index.add(std::vector<Dispatch>{dispatch("4", "Une négociante.").actor("Zoé Zimmer")});
    EXPECT_THAT(texts(searcher, "negociant"), ElementsAre("négociante"));
    EXPECT_THAT(texts(searcher, "zim"), Contains("acteur:\"Zoé Zimmer\""));
}

TEST_F(CompletionTest, OffersNothingWhereNothingIsBegun) {
    for (const char* typed : {"", " ", "paix ", "paix -", "(", "\"paix\"", "paix!", "xyzzy",
                              "inconnu:", "date:hier", "\xff\xfe", ":", "\"", "acteur:\""})
        EXPECT_THAT(texts(searcher, typed), IsEmpty()) << typed;
}

TEST_F(CompletionTest, KeepsToTheLimit) {
    EXPECT_THAT(searcher.complete({.text = "e", .limit = 1}), SizeIs(1));
    EXPECT_THAT(searcher.complete({.text = "e", .limit = 0}), IsEmpty());
}

// The first question of a searcher reads only what it needs of the vocabulary, the later ones have all of it.
TEST_F(CompletionTest, IsTheSameForAFirstQuestionAsForALaterOne) {
    for (const char* typed : {"negociati", "n", "paix nego", "cessez-le-f", "l'ukr", "titre:neg",
                              "acteur:", "\"de pa", "emm", "xyzzy"}) {
        Searcher asked_once(index.path());
        const std::vector<std::string> first = texts(asked_once, typed);
        EXPECT_EQ(first, texts(asked_once, typed)) << typed;
    }
}

TEST(Completions, OfAWideBeginningAreTheMostFrequent) {
    std::string rare;
    for (int word = 0; word < 2000; ++word)
        rare += " a" + std::string(1, static_cast<char>('a' + word % 26)) + std::to_string(word);
    const TemporaryIndex index{dispatch("1", "accord armistice" + rare), dispatch("2", "accord armistice"),
                               dispatch("3", "accord")};
    Searcher searcher(index.path());
    const auto found = texts(searcher, "a");
    ASSERT_THAT(found, SizeIs(10));
    EXPECT_EQ(found[0], "accord");
    EXPECT_EQ(found[1], "armistice");
    EXPECT_THAT(found, Each(StartsWith("a")));
}

}  // namespace
}  // namespace depeche
