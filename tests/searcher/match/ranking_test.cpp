#include <gmock/gmock.h>

#include <random>
#include <set>
#include <string>

#include "depeche/searcher.hpp"
#include "schema/terms.hpp"
#include "searcher/match/recency.hpp"
#include "tests/searcher/match/finding.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using testing::ElementsAre;
using tests::dispatch;
using tests::TemporaryIndex;

constexpr Date december_third = std::chrono::year(2025) / 12 / 3;

std::vector<std::string> ranked(const TemporaryIndex& index, std::string text) {
    return ids(Searcher(index.path()).search({.text = std::move(text)}));
}

/// So many words that no query has.
std::string padding(std::size_t words) {
    std::string text;
    for (std::size_t word = 0; word < words; ++word)
        text += "blabla ";
    return text;
}

TEST(Ranking, PutsWordsThatFollowEachOtherFirst) {
    const std::string gap = padding(20);
    const TemporaryIndex index{
        dispatch("loin", "Le plan " + gap + "paix " + gap), dispatch("ensemble", "Le plan paix " + gap + gap),
        dispatch("près", "La paix blabla plan " + gap + gap), dispatch("rien", "Autre chose.")};
    EXPECT_EQ(ranked(index, "plan paix").front(), "ensemble");
    EXPECT_EQ(ranked(index, "plan paix").back(), "loin");
}

TEST(Ranking, PutsWhatBeginsWithTheWordsFirst) {
    const TemporaryIndex index{dispatch("fin", padding(150) + "funiculaire"),
                               dispatch("début", "Le funiculaire " + padding(149)),
                               dispatch("rien", "Autre chose.")};
    EXPECT_THAT(ranked(index, "funiculaire"), ElementsAre("début", "fin"));
}

TEST(Ranking, PutsAShortTitleOfTheWordsFirst) {
    const TemporaryIndex index{
        dispatch("long", "Texte.")
            .titled("Le funiculaire de Lisbonne et tous les autres sujets de ce jour d’été"),
        dispatch("court", "Texte. " + padding(12)).titled("Funiculaire"), dispatch("rien", "Autre chose.")};
    EXPECT_THAT(ranked(index, "funiculaire"), ElementsAre("court", "long"));
}

TEST(Ranking, TellsWhatAScoreIsTheSumOf) {
    const TemporaryIndex index{dispatch("a", "Un plan de paix.").titled("Le plan"),
                               dispatch("b", "Autre chose."), dispatch("c", "Encore autre chose.")};
    Searcher searcher(index.path());
    const Hit hit = searcher.search({.text = "plan de paix"}).hits.at(0);
    EXPECT_GT(hit.score_parts.bm25, 0);
    EXPECT_GT(hit.score_parts.pairs, 0);
    EXPECT_GT(hit.score_parts.lead, 0);
    EXPECT_GT(hit.score_parts.title, 0);
    EXPECT_EQ(hit.score_parts.recency, 0);
    EXPECT_DOUBLE_EQ(hit.score, hit.score_parts.sum());
    const Hit plain = searcher.search({.text = "plan de paix", .rescored = 0}).hits.at(0);
    EXPECT_EQ(plain.score_parts, ScoreParts{.bm25 = hit.score_parts.bm25});
    EXPECT_EQ(searcher.search({.text = "plan", .sort = Sort::newest}).hits.at(0).score, 0);
}

/// Dispatches of few different words, so that many answer a query, some equally well.
std::vector<Dispatch> much_the_same(std::size_t number) {
    const std::vector<std::string> words{"paix ", "plan ", "trêve ", "sommet ", "accord. ", "\n"};
    std::mt19937 random(7);
    std::vector<Dispatch> dispatches;
    for (std::size_t at = 0; at < number; ++at) {
        std::string body = "mot ";
        for (std::size_t word = 4 + random() % 12; word > 0; --word)
            body += words[random() % words.size()];
        dispatches.push_back(dispatch("d" + std::to_string(at), body)
                                 .titled(random() % 2 == 0 ? words[random() % 5] : "")
                                 .dated("2025-" + std::to_string(10 + random() % 3)));
    }
    return dispatches;
}

TEST(RankingPages, HaveEveryMatchOnceInTheOrderOfTheWhole) {
    const TemporaryIndex index(much_the_same(130));
    Searcher searcher(index.path());
    for (const char* text : {"paix", "plan paix", "quel plan de paix ?", "paix OU trêve -sommet", "*"})
        for (const bool recent : {false, true})
            for (const std::size_t rescored : {0U, 13U, 50U, 1000U}) {
                Request request{.text = text,
                                .favours_recent = recent,
                                .now = december_third,
                                .limit = 1000,
                                .rescored = rescored};
                const std::vector<std::string> whole = ids(searcher.search(request));
                EXPECT_EQ(std::set(whole.begin(), whole.end()).size(), whole.size());
                EXPECT_EQ(whole.size(), searcher.search(request).total) << text;
                for (const std::size_t limit : {7U, 50U, 64U}) {
                    std::vector<std::string> pages;
                    request.limit = limit;
                    for (request.offset = 0; request.offset < whole.size(); request.offset += limit)
                        for (std::string& id : ids(searcher.search(request)))
                            pages.push_back(std::move(id));
                    EXPECT_EQ(pages, whole) << text << ", rescored " << rescored << ", pages of " << limit;
                }
            }
}

TEST(RankingPages, ChangeOnlyTheOrderOfWhatIsLookedAtClosely) {
    const TemporaryIndex index(much_the_same(130));
    Searcher searcher(index.path());
    const auto plain = ids(searcher.search({.text = "plan paix", .limit = 1000, .rescored = 0}));
    const auto closely = ids(searcher.search({.text = "plan paix", .limit = 1000, .rescored = 20}));
    ASSERT_GT(plain.size(), 40U);
    EXPECT_NE(plain, closely);
    EXPECT_EQ(std::set(plain.begin(), plain.begin() + 20), std::set(closely.begin(), closely.begin() + 20));
    EXPECT_TRUE(std::equal(plain.begin() + 20, plain.end(), closely.begin() + 20, closely.end()));
}

TEST(RankingPages, ScoreNeverRisesDownThePage) {
    const TemporaryIndex index(much_the_same(130));
    const Results results = Searcher(index.path()).search({.text = "plan paix", .limit = 1000});
    for (std::size_t at = 1; at < results.hits.size(); ++at)
        EXPECT_GE(results.hits[at - 1].score, results.hits[at].score) << at;
}

TEST(Recency, FallsWithAge) {
    const auto of = [](const char* day) { return match::recency(match::day_number(day), december_third); };
    EXPECT_DOUBLE_EQ(of("20251203"), match::most_recency);
    EXPECT_DOUBLE_EQ(of("20251103"), match::most_recency / 2) << "thirty days";
    EXPECT_GT(of("20241203"), of("20231203"));
    EXPECT_GT(of("19991203"), 0);
    EXPECT_DOUBLE_EQ(of("20260101"), match::most_recency) << "a date to come counts as today";
    EXPECT_EQ(of(""), 0);
}

TEST(Recency, DecidesBetweenEqualAnswersWhenAskedFor) {
    const TemporaryIndex index{dispatch("vieux", "La trêve tient.").dated("2020-01-01"),
                               dispatch("sans", "La trêve tient."),
                               dispatch("neuf", "La trêve tient.").dated("2025-12-01"),
                               dispatch("mieux", "La trêve, la trêve.").dated("2019-01-01").titled("Trêve"),
                               dispatch("rien", "Autre chose.")};
    Searcher searcher(index.path());
    EXPECT_THAT(ids(searcher.search({.text = "trêve"})), ElementsAre("mieux", "vieux", "sans", "neuf"));
    const Request request{.text = "trêve tient", .favours_recent = true, .now = december_third};
    const Results results = searcher.search(request);
    EXPECT_THAT(ids(results), ElementsAre("neuf", "vieux", "sans"));
    EXPECT_EQ(results.now, december_third);
    EXPECT_NEAR(results.hits[0].score_parts.recency, match::most_recency * 30 / 32, 1e-9);
    EXPECT_EQ(results.hits[2].score_parts.recency, 0);
}

TEST(Recency, NeedsToBeToldWhatDayItIs) {
    const TemporaryIndex index{dispatch("a", "La trêve tient.")};
    Searcher searcher(index.path());
    EXPECT_THROW(searcher.search({.text = "trêve", .favours_recent = true}), InputError);
    EXPECT_THROW(searcher.explain({.text = "trêve", .favours_recent = true}), InputError);
    EXPECT_THROW(searcher.why("a", {.text = "trêve", .favours_recent = true}), InputError);
}

TEST(Match, IsDecidedAndSaid) {
    const TemporaryIndex index{dispatch("p", "paix"), dispatch("pt", "paix trêve")};
    Searcher searcher(index.path());
    const Results keywords = searcher.search({.text = "paix trêve"});
    EXPECT_THAT(ids(keywords), ElementsAre("pt"));
    EXPECT_EQ(keywords.match, Match::all);
    EXPECT_EQ(keywords.match_reason, MatchReason::keywords);
    const Results question = searcher.search({.text = "quelle paix, quelle trêve ?"});
    EXPECT_THAT(ids(question), ElementsAre("pt", "p"));
    EXPECT_EQ(question.match, Match::any);
    EXPECT_EQ(question.match_reason, MatchReason::question);
    EXPECT_EQ(question.interpreted, "paix OU trêve");
    const Results all = searcher.search({.text = "quelle paix, quelle trêve ?", .match = Match::all});
    EXPECT_THAT(ids(all), ElementsAre("pt"));
    EXPECT_EQ(all.match_reason, MatchReason::requested);
}

}  // namespace
}  // namespace depeche
