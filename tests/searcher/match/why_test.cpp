#include <gmock/gmock.h>

#include "depeche/searcher.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::dispatch;
using tests::TemporaryIndex;

Why why(const TemporaryIndex& index, std::string_view id, const Request& request) {
    return Searcher(index.path()).why(id, request).value();
}

Why why(const TemporaryIndex& index, std::string_view id, std::string text) {
    return why(index, id, Request{.text = std::move(text)});
}

TEST(Why, TellsInWhatWayAWordIsFound) {
    const TemporaryIndex index{
        dispatch("a", "Les négociateurs ont négocié, dit Ushakov. NÉGOCIATION !").titled("Négociation"),
        dispatch("b", "Autre chose.")};
    const Why negotiation = why(index, "a", "négociation");
    EXPECT_TRUE(negotiation.answers);
    EXPECT_GT(negotiation.query.weight, 0);
    EXPECT_THAT(negotiation.query.found,
                testing::UnorderedElementsAre(MatchedText{MatchWay::exact, "NÉGOCIATION", 1},
                                              MatchedText{MatchWay::exact, "Négociation", 1},
                                              MatchedText{MatchWay::stem, "négociateurs", 1},
                                              MatchedText{MatchWay::stem, "négocié", 1}));
    EXPECT_THAT(why(index, "a", "négocia*").query.found,
                testing::Contains(MatchedText{MatchWay::prefix, "négociateurs", 1}));
    EXPECT_THAT(why(index, "a", "\"dit Ushakov\"").query.found,
                ElementsAre(MatchedText{MatchWay::phrase, "dit Ushakov", 1}));
    EXPECT_THAT(why(index, "a", "oshakov~").query.found,
                ElementsAre(MatchedText{MatchWay::fuzzy, "Ushakov", 1}));
    EXPECT_THAT(why(index, "a", "titre:négociation").query.found,
                ElementsAre(MatchedText{MatchWay::exact, "Négociation", 1}));
}

TEST(Why, TellsWhichClauseFails) {
    const TemporaryIndex index{dispatch("a", "La trêve tient à Gaza.").dated("2025-12-03"),
                               dispatch("b", "Autre chose.")};
    const Why result = why(index, "a", "trêve paix SAUF gaza");
    EXPECT_FALSE(result.answers);
    ASSERT_EQ(result.query.parts.size(), 2U);
    const Clause& wanted = result.query.parts[0];
    ASSERT_EQ(wanted.parts.size(), 2U);
    EXPECT_TRUE(wanted.parts[0].holds);
    EXPECT_FALSE(wanted.parts[1].holds);
    EXPECT_THAT(wanted.parts[1].found, IsEmpty());
    EXPECT_TRUE(result.query.parts[1].excluded);
    EXPECT_TRUE(result.query.parts[1].holds);
    EXPECT_EQ(result.rank, 0U);
    const Why too_late = why(index, "a", Request{.text = "trêve", .since = "2026"});
    EXPECT_FALSE(too_late.answers);
    ASSERT_EQ(too_late.query.parts.size(), 2U);
    EXPECT_FALSE(too_late.query.parts[1].holds) << too_late.query.parts[1].text;
}

TEST(Why, TellsWhichFilterFails) {
    const TemporaryIndex index{dispatch("a", "La trêve tient.").actor("Emmanuel Macron").dated("2025-12-03"),
                               dispatch("b", "Autre chose.").actor("Vladimir Poutine")};
    const Why result = why(
        index, "a",
        Request{
            .text = "trêve",
            .selections = {{Facet::actor, "poutine"}, {Facet::date, "2025-12"}, {Facet::place, "moscou"}}});
    EXPECT_TRUE(result.query.holds);
    EXPECT_FALSE(result.answers);
    ASSERT_EQ(result.failed_filters.size(), 2U);
    EXPECT_EQ(result.failed_filters[0].facet, Facet::actor);
    EXPECT_THAT(result.failed_filters[0].wanted, ElementsAre("poutine"));
    EXPECT_THAT(result.failed_filters[0].has, ElementsAre("Emmanuel Macron"));
    EXPECT_EQ(result.failed_filters[1].facet, Facet::place);
    EXPECT_THAT(result.failed_filters[1].has, IsEmpty());
}

// The contract: it says what the search says.
TEST(Why, AgreesWithTheSearch) {
    const TemporaryIndex index{dispatch("a", "Un plan de paix pour Gaza.").titled("Le plan"),
                               dispatch("b", "La paix, un plan, puis rien.").dated("2025-12-01"),
                               dispatch("c", "Des plans sans paix.").actor("Vladimir Poutine"),
                               dispatch("d", "Autre chose.")};
    Searcher searcher(index.path());
    for (const char* text :
         {"plan paix", "quel plan ?", "\"plan de paix\"", "plan PRÈS/3 paix", "acteur:poutine", "plan -gaza",
          "*", "", "(plan OU paix) date:2025", "zzz", "? !", "pla*"}) {
        const Request request{.text = text, .favours_recent = true, .now = std::chrono::year(2025) / 12 / 3};
        const Results results = searcher.search(request);
        for (const char* id : {"a", "b", "c", "d"}) {
            const Why one = searcher.why(id, request).value();
            const auto hit = std::ranges::find(results.hits, id, &Hit::id);
            EXPECT_EQ(one.answers, hit != results.hits.end()) << text << ' ' << id;
            EXPECT_EQ(one.interpreted, results.interpreted);
            if (hit == results.hits.end())
                continue;
            EXPECT_EQ(one.rank, static_cast<std::uint64_t>(hit - results.hits.begin()) + 1)
                << text << ' ' << id;
            EXPECT_EQ(one.score, hit->score_parts) << text << ' ' << id;
            EXPECT_NEAR(one.query.weight, one.score.bm25, 1e-9) << text << ' ' << id;
        }
    }
}

TEST(Why, KnowsNoOtherDispatches) {
    const TemporaryIndex index{dispatch("a", "La trêve tient.")};
    EXPECT_FALSE(Searcher(index.path()).why("b", {.text = "trêve"}).has_value());
}

}  // namespace
}  // namespace depeche
