#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "depeche/searcher.hpp"
#include "tests/support/corpus_index.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using tests::dispatch;
using tests::TemporaryIndex;

std::vector<std::string> ids(const std::vector<SimilarDispatch>& found) {
    std::vector<std::string> result;
    for (const SimilarDispatch& one : found)
        result.push_back(one.hit.id);
    return result;
}

class Similar : public testing::Test {
protected:
    TemporaryIndex index{
        dispatch("volcan", "Le volcan crache de la lave sur le flanc sud.").place("La Réunion"),
        dispatch("lave", "La lave du volcan a coupé la route.").place("La Réunion").actor("Observatoire"),
        dispatch("lieu", "Une fête de village.").place("La Réunion"),
        dispatch("rugby", "Un match de rugby perdu sur le fil."),
        dispatch("match", "Le match est nul."),
        dispatch("vide", "")};
    Searcher searcher{index.path()};
};

TEST_F(Similar, AreThoseThatShareNamesAndRareWords) {
    EXPECT_THAT(ids(*searcher.similar("volcan", 10)), ElementsAre("lave", "lieu"));
    EXPECT_THAT(ids(*searcher.similar("rugby", 10)), ElementsAre("match"));
    EXPECT_THAT(ids(*searcher.similar("volcan", 1)), ElementsAre("lave"));
}

TEST_F(Similar, SayWhatIsShared) {
    const auto found = searcher.similar("volcan", 10);
    EXPECT_THAT(found->front().shared, testing::UnorderedElementsAre("La Réunion", "volcan", "lave"));
    EXPECT_THAT(found->back().shared, ElementsAre("La Réunion"));
    ASSERT_THAT(found->front().hit.snippets, SizeIs(1));
    EXPECT_THAT(found->front().hit.snippets[0].marks, SizeIs(2));
}

TEST_F(Similar, AreNoneForWhatSaysNothing) {
    EXPECT_THAT(*searcher.similar("vide", 10), IsEmpty());
    EXPECT_THAT(*searcher.similar("volcan", 0), IsEmpty());
    EXPECT_FALSE(searcher.similar("inconnu", 10));
}

TEST(SimilarInCorpus, AreTheNextDaysOfAStoryButNoCopies) {
    Searcher searcher(tests::corpus_index());
    const auto cave = ids(*searcher.similar("cda-2024-03-14-0502", 3));
    EXPECT_THAT(cave, Contains("cda-2024-03-13-0417"));
    const auto geneva = ids(*searcher.similar("afp-20251123-geneve-ukraine", 10));
    EXPECT_THAT(geneva, Not(Contains("cda-2025-11-24-0007"))) << "a copy of it";
    EXPECT_THAT(geneva, Not(IsEmpty()));
}

class FacetValues : public testing::Test {
protected:
    TemporaryIndex index{
        dispatch("1", "paix").actor("Iouri Ouchakov").actor("Élisabeth Borne").dated("2025-12-03"),
        dispatch("2", "paix").actor("Iouri Ouchakov").actor("Eric Bornier").dated("2025-01"),
        dispatch("3", "guerre").actor("Élisabeth Borne").source("AFP").dated("2024"),
        dispatch("4", "guerre").source("Le Monde")};
    Searcher searcher{index.path()};

    std::vector<std::string> of(Facet facet, std::string_view typed, const Request& request = {}) {
        std::vector<std::string> result;
        for (const FacetValue& value : searcher.facet_values(facet, typed, request).values)
            result.push_back(value.label + '=' + std::to_string(value.count));
        return result;
    }
};

TEST_F(FacetValues, AreFoundByBeginningsWithoutAccents) {
    EXPECT_THAT(of(Facet::actor, "elis"), ElementsAre("Élisabeth Borne=2"));
    EXPECT_THAT(of(Facet::actor, "BORN"), ElementsAre("Élisabeth Borne=2", "Eric Bornier=1"));
    EXPECT_THAT(of(Facet::actor, "bor e"), ElementsAre("Élisabeth Borne=2", "Eric Bornier=1"));
    EXPECT_THAT(of(Facet::actor, "born élis"), ElementsAre("Élisabeth Borne=2"));
    EXPECT_THAT(of(Facet::actor, "zzz"), IsEmpty());
}

TEST_F(FacetValues, AreFoundByAliases) {
    EXPECT_THAT(of(Facet::actor, "ushak"), ElementsAre("Iouri Ouchakov=2"));
    EXPECT_THAT(of(Facet::source, "agence"), ElementsAre("AFP=1"));
}

TEST_F(FacetValues, AreCountedWithinTheQueryAndItsFilters) {
    EXPECT_THAT(of(Facet::actor, "born", {.text = "paix"}),
                ElementsAre("Élisabeth Borne=1", "Eric Bornier=1"));
    EXPECT_THAT(of(Facet::actor, "born", {.selections = {{Facet::source, "afp"}}}),
                ElementsAre("Élisabeth Borne=1"));
    EXPECT_THAT(of(Facet::actor, "born", {.selections = {{Facet::actor, "iouri-ouchakov"}}}),
                ElementsAre("Élisabeth Borne=2", "Eric Bornier=1"))
        << "without its own selection";
}

TEST_F(FacetValues, AreAllOfThemWhenNothingIsTyped) {
    const FacetCounts all = searcher.facet_values(Facet::actor, " ", {.facet_limit = 1});
    EXPECT_EQ(all.distinct, 3U);
    EXPECT_THAT(all.values, SizeIs(1));
    EXPECT_EQ(searcher.facet_values(Facet::actor, "born", {.facet_limit = 1}).distinct, 2U);
}

TEST_F(FacetValues, OfTheDateAreFoundByMonthOrLabel) {
    EXPECT_THAT(of(Facet::date, "2025"), ElementsAre("décembre 2025=1", "janvier 2025=1"));
    EXPECT_THAT(of(Facet::date, "decem"), testing::Contains("décembre 2025=1"));
    EXPECT_THAT(of(Facet::date, "sans"), ElementsAre("sans date=1"));
}

}  // namespace
}  // namespace depeche
