#include <gmock/gmock.h>

#include <random>

#include "depeche/searcher.hpp"
#include "searcher/query/syntax.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using tests::dispatch;
using tests::TemporaryIndex;

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes)
        text += piece;
    return text;
}

/// Thousands of words that begin alike.
const TemporaryIndex& wide_vocabulary() {
    static const TemporaryIndex index = [] {
        std::vector<Dispatch> dispatches;
        for (char first = 'a'; first <= 'h'; ++first) {
            std::string body;
            for (char second = 'a'; second <= 'z'; ++second)
                for (char third = 'a'; third <= 'z'; ++third)
                    body += std::string("pr") + first + second + third + "e ";
            dispatches.push_back(dispatch(std::string(1, first), body));
        }
        return TemporaryIndex(std::span<const Dispatch>(dispatches));
    }();
    return index;
}

std::vector<std::string> codes(const Results& results) {
    std::vector<std::string> found;
    for (const Repair& repair : results.repairs)
        found.push_back(repair.code);
    return found;
}

/// The answer, whose repairs all lie in the query.
Results search_hostile(const std::string& text, Match match = Match::all) {
    Searcher searcher(wide_vocabulary().path());
    Results results = searcher.search({.text = text, .match = match, .limit = 3});
    for (const Repair& repair : results.repairs) {
        EXPECT_LE(repair.begin, repair.end);
        EXPECT_LE(repair.end, text.size());
    }
    EXPECT_LE(results.repairs.size(), 400U);
    return results;
}

/// To ICU a filler of Hangul is a word; it has no letter that could be searched.
TEST(HostileSearch, OfWordsWithoutLettersIsWithoutThem) {
    const std::string filler = "\u115F";
    const std::vector<std::string> with_words{filler + " prabce", '"' + filler + " prabce\"",
                                              "prabce @\u0301"};
    for (const std::string& text : with_words)
        EXPECT_EQ(search_hostile(text).total, search_hostile("prabce").total) << text;
    const std::vector<std::string> without{filler, '"' + filler + '"', filler + '*', filler + '~'};
    for (const std::string& text : without)
        EXPECT_EQ(search_hostile(text).total, 0U) << text;
    // That which looks like a blank is one.
    EXPECT_THAT(codes(search_hostile("\u3164")), testing::Contains("nothing-to-search"));
}

TEST(HostileSearch, OfOperatorsAloneDoubledOrAtTheEndsIsAnswered) {
    for (const query::OperatorWord& row : query::operator_words) {
        const std::string word(row.word);
        for (const std::string& text : {word, word + ' ' + word, word + " prabce", "prabce " + word,
                                        "prabce " + word + ' ' + word + " prabde", '(' + word + ')',
                                        "titre:" + word, word + "/99999999999999999999 prabce"}) {
            const Results results = search_hostile(text);
            EXPECT_FALSE(results.interpreted.empty()) << text;
            EXPECT_FALSE(results.in_words.empty()) << text;
        }
    }
}

TEST(HostileSearch, OfOnePieceRepeatedIsAnswered) {
    for (const std::string_view piece : {"((a ", "prabce PRÈS/100 ", "pr* PRÈS ", "-pra* ", "prabce~2 ",
                                         "acteur:x ", "\"prabce prabde\" ", "prabce OU "})
        for (const std::size_t bytes : {std::size_t{400}, std::size_t{4000}}) {
            SCOPED_TRACE(piece);
            search_hostile(repeated(piece, bytes));
        }
}

TEST(HostileSearch, OfAMegabyteIsAnswered) {
    std::mt19937 random(23);
    std::uniform_int_distribution<int> byte(0, 255);
    std::string noise(1 << 20, ' ');
    std::ranges::generate(noise, [&] { return static_cast<char>(byte(random)); });
    search_hostile(noise);
    EXPECT_THAT(codes(search_hostile(repeated("prabce ", 1 << 20))), testing::Contains("too-long"));
    EXPECT_THAT(codes(search_hostile(std::string(1 << 20, 'x'))), testing::Contains("too-long"));
}

TEST(HostileSearch, OfNestingTenThousandDeepIsAnswered) {
    const Results results =
        search_hostile(repeated("(prabce PRÈS ", 13 * 10'000) + "prabde" + std::string(10'000, ')'));
    EXPECT_THAT(codes(results), testing::Contains("too-deep"));
}

TEST(HostileSearch, OfNulsAndInvalidBytesFindsTheWordsBetween) {
    const std::string text = std::string("prabce\0", 7) + "\xC3\x28\xFF prabde";
    EXPECT_EQ(search_hostile(text).total, 1U);
}

TEST(HostileSearch, OfAPrefixOfTooManyWordsSaysSoAtItsPlace) {
    const Results results = search_hostile("prabce OU pr*");
    EXPECT_THAT(codes(results), testing::ElementsAre("prefix-capped"));
    EXPECT_EQ(results.repairs[0].begin, 10U);
    EXPECT_EQ(results.repairs[0].end, 13U);
    EXPECT_THAT(results.repairs[0].message.english, testing::HasSubstr("of 5408"));
}

TEST(HostileSearch, OfManyPrefixesRunsABoundedQuery) {
    std::string text;
    for (char first = 'a'; first <= 'h'; ++first)
        for (char second = 'a'; second <= 'z'; ++second)
            text += std::string("pr") + first + second + "* OU pr" + first + "* OU ";
    const Explanation explanation = Searcher(wide_vocabulary().path()).explain({.text = text + "paix"});
    EXPECT_LT(std::ranges::count(explanation.engine_query, ' '), 30'000);
    EXPECT_FALSE(explanation.repairs.empty());
}

}  // namespace
}  // namespace depeche
