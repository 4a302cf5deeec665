#include "depeche/searcher.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>
#include <vector>

#include "schema/fields.hpp"
#include "tests/searcher/match/finding.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using tests::dispatch;
using tests::TemporaryIndex;

const FacetCounts& facet(const Results& results, Facet wanted) {
    return results.facets[static_cast<std::size_t>(wanted)];
}

std::vector<std::string> counts(const FacetCounts& facet) {
    std::vector<std::string> result;
    for (const FacetValue& value : facet.values)
        result.push_back(value.value + '=' + std::to_string(value.count) + (value.selected ? "*" : ""));
    return result;
}

TEST(Searcher, FindsEveryInflectionAndSpelling) {
    const TemporaryIndex index{
        dispatch("a", "Les négociations de l’Ukraine."), dispatch("b", "Le négociateur dort."),
        dispatch("c", "Une œuvre de l’U.E. en Crimée."), dispatch("d", "Le crime paie.")};
    for (const char* query : {"negociations", "négociation", "NÉGOCIATEUR", "negocier", "negociatrice"})
        EXPECT_THAT(find(index, query), UnorderedElementsAre("a", "b")) << query;
    for (const char* query : {"ukraine", "l'Ukraine", "L’UKRAINE", "d'ukraine"})
        EXPECT_THAT(find(index, query), ElementsAre("a")) << query;
    for (const char* query : {"oeuvre", "Œuvres", "UE", "u.e."})
        EXPECT_THAT(find(index, query), ElementsAre("c")) << query;
    EXPECT_THAT(find(index, "crime"), ElementsAre("d"));
    EXPECT_THAT(find(index, "crimee"), ElementsAre("c"));
}

TEST(Searcher, LetsCompoundsMeet) {
    const TemporaryIndex index{
        dispatch("tiret", "Un cessez-le-feu à la Maison-Blanche, deux accords-cadres."),
        dispatch("espace", "La Maison Blanche."), dispatch("loin", "Une blanche maison.")};
    for (const char* query :
         {"\"cessez le feu\"", "cessezlefeu", "cessez-le-feu", "cessez‑le‑feu", "accord-cadre"})
        EXPECT_THAT(find(index, query), ElementsAre("tiret")) << query;
    for (const char* query : {"\"maison blanche\"", "Maison-Blanche", "« Maison-Blanche »"})
        EXPECT_THAT(find(index, query), UnorderedElementsAre("tiret", "espace")) << query;
    EXPECT_THAT(find(index, "maison blanche"), testing::SizeIs(3));
}

TEST(Searcher, CombinesWords) {
    const TemporaryIndex index{dispatch("p", "paix"), dispatch("t", "trêve"), dispatch("pt", "paix trêve"),
                               dispatch("s", "paix sanctions")};
    EXPECT_THAT(find(index, "paix trêve"), ElementsAre("pt"));
    EXPECT_THAT(find(index, "paix trêve", Match::any), testing::SizeIs(4));
    EXPECT_THAT(find(index, "paix OU trêve"), testing::SizeIs(4));
    EXPECT_THAT(find(index, "paix ET NON sanctions"), UnorderedElementsAre("p", "pt"));
    EXPECT_THAT(find(index, "paix SAUF (sanctions OU trêve)"), ElementsAre("p"));
    EXPECT_THAT(find(index, "-paix"), ElementsAre("t"));
    EXPECT_THAT(find(index, ""), testing::SizeIs(4));
    EXPECT_THAT(find(index, "*"), testing::SizeIs(4));
}

TEST(Searcher, DropsStopWordsOutsidePhrases) {
    const TemporaryIndex index{dispatch("a", "Président d’une république."),
                               dispatch("b", "Le vent dans la plaine.")};
    Searcher searcher(index.path());
    const Results results = searcher.search({.text = "le président de la république"});
    EXPECT_THAT(ids(results), ElementsAre("a"));
    EXPECT_EQ(results.interpreted, "président ET république");
    EXPECT_THAT(find(index, "dans la"), ElementsAre("b")) << "all are stop words: all are wanted";
    EXPECT_THAT(find(index, "\"président de la république\""), IsEmpty());
}

TEST(Searcher, AsksForAccentsOnlyWhenTyped) {
    const TemporaryIndex index{dispatch("ne", "Il ne vient pas."), dispatch("né", "Il est né hier."),
                               dispatch("naitre", "Ils naissent.")};
    EXPECT_THAT(find(index, "=né"), ElementsAre("né"));
    EXPECT_THAT(find(index, "=ne"), UnorderedElementsAre("ne", "né"));
}

TEST(Searcher, ExpandsPrefixes) {
    const TemporaryIndex index{dispatch("a", "Négocier"), dispatch("b", "l’Ukrainien"),
                               dispatch("c", "négoce")};
    EXPECT_THAT(find(index, "négoci*"), ElementsAre("a"));
    EXPECT_THAT(find(index, "l'ukrain*"), ElementsAre("b"));
    EXPECT_THAT(find(index, "zzz*"), IsEmpty());
}

TEST(Searcher, SaysWhenAPrefixStandsForTooManyWords) {
    std::string body;
    for (int number = 0; number < 1500; ++number)
        body += "mot" + std::to_string(number) + ' ';
    const TemporaryIndex index{dispatch("a", body), dispatch("b", "motard")};
    const Results results = Searcher(index.path()).search({.text = "mot*"});
    ASSERT_EQ(results.repairs.size(), 1U);
    EXPECT_EQ(results.repairs[0].code, "prefix-capped");
}

TEST(Searcher, FiltersByDate) {
    const TemporaryIndex index{dispatch("jour", "x").dated("2025-12-03"),
                               dispatch("mois", "x").dated("2025-12"), dispatch("an", "x").dated("2024"),
                               dispatch("sans", "x")};
    EXPECT_THAT(find(index, "date:2025-12"), UnorderedElementsAre("jour", "mois"));
    EXPECT_THAT(find(index, "date:2025-12-03"), UnorderedElementsAre("jour", "mois")) << "may be that day";
    EXPECT_THAT(find(index, "date:2025-12-04"), ElementsAre("mois"));
    EXPECT_THAT(find(index, "date:2024-06-01..2025-11-30"), ElementsAre("an"));
    EXPECT_THAT(find(index, "depuis:2025"), UnorderedElementsAre("jour", "mois"));
    EXPECT_THAT(find(index, "avant:2025"), ElementsAre("an"));
    EXPECT_THAT(find(index, "date:inconnue"), ElementsAre("sans"));
    Searcher searcher(index.path());
    EXPECT_THAT(ids(searcher.search({.text = "x", .since = "2025-12-04"})), ElementsAre("mois"));
    EXPECT_THAT(ids(searcher.search({.text = "x", .until = "2024"})), ElementsAre("an"));
    EXPECT_THROW(searcher.search({.text = "x", .since = "hier"}), InputError);
}

TEST(Searcher, FindsNamesByAnyOfTheirWords) {
    const TemporaryIndex index{dispatch("a", "x").actor("Vladimir Poutine").source("Le Monde"),
                               dispatch("b", "x").actor("Steve Witkoff").place("États-Unis")};
    for (const char* query :
         {"acteur:poutine", "actor:Poutine", "acteur:\"Vladimir Poutine\"", "acteur:vladimir-poutine"})
        EXPECT_THAT(find(index, query), ElementsAre("a")) << query;
    EXPECT_THAT(find(index, "lieu:etats-unis"), ElementsAre("b"));
    EXPECT_THAT(find(index, "lieu:\"Etats Unis\""), ElementsAre("b"));
    EXPECT_THAT(find(index, "source:monde"), ElementsAre("a"));
    const Results nobody = Searcher(index.path()).search({.text = "acteur:personne"});
    EXPECT_THAT(nobody.hits, IsEmpty());
    ASSERT_EQ(nobody.repairs.size(), 1U);
    EXPECT_EQ(nobody.repairs[0].code, "unknown-value");
}

// The contract: whatever field the table has, a dispatch with a value in it is found by it, in both
// languages.
TEST(Searcher, FindsADispatchByEachFieldOfTheTable) {
    const TemporaryIndex index{Dispatch(dispatch("id-1", "corps")
                                            .titled("titre")
                                            .dated("2025-12-03")
                                            .source("journal")
                                            .actor("personne")
                                            .place("ville")
                                            .byline("plume")
                                            .section("monde")
                                            .keyword("climat")),
                               dispatch("autre", "rien")};
    const auto value = [](schema::FieldId wanted) -> std::string {
        using enum schema::FieldId;
        switch (wanted) {
            case text:
                return "corps";
            case title:
                return "titre";
            case author:
                return "plume";
            case date:
                return "2025-12-03";
            case source:
                return "journal";
            case actor:
                return "personne";
            case place:
                return "ville";
            case section:
                return "monde";
            case keyword:
                return "climat";
            case language:
                return "fr";
            case schema::FieldId::id:
                return "id-1";
        }
        return {};
    };
    for (const schema::Field& field : schema::fields)
        for (const std::string_view name : {field.name.french, field.name.english}) {
            const auto found = find(index, std::string(name) + ':' + value(field.id));
            EXPECT_THAT(found, testing::Contains("id-1")) << name;
            const bool in_both = field.id == schema::FieldId::language;
            EXPECT_THAT(found, testing::SizeIs(in_both ? 2 : 1)) << name;
        }
}

TEST(Searcher, RanksTitlesAndExactFormsFirst) {
    const TemporaryIndex index{
        dispatch("corps", "Une affaire de sanctions et d’autres choses encore."),
        dispatch("titre", "Une affaire et d’autres choses encore.").titled("Sanctions"),
        dispatch("autre", "Une affaire sanctionnée et d’autres choses encore.")};
    const auto ranked = find(index, "sanctions");
    ASSERT_GE(ranked.size(), 2U);
    EXPECT_EQ(ranked[0], "titre");
    EXPECT_EQ(ranked[1], "corps");
}

TEST(Searcher, SortsByDateWithTheUndatedLast) {
    const TemporaryIndex index{dispatch("b", "x").dated("2024-05-01"), dispatch("sans", "x"),
                               dispatch("c", "x").dated("2025-01-01"), dispatch("a", "x").dated("2023")};
    Searcher searcher(index.path());
    EXPECT_THAT(ids(searcher.search({.text = "x", .sort = Sort::newest})),
                ElementsAre("c", "b", "a", "sans"));
    EXPECT_THAT(ids(searcher.search({.text = "x", .sort = Sort::oldest})),
                ElementsAre("a", "b", "c", "sans"));
    EXPECT_THAT(ids(searcher.search({})), ElementsAre("c", "b", "a", "sans")) << "nothing to rank by";
    EXPECT_THAT(ids(searcher.search({.sort = Sort::oldest, .offset = 1, .limit = 2})), ElementsAre("b", "c"));
}

TEST(Searcher, CountsFacetsOverAllMatches) {
    const TemporaryIndex index{
        dispatch("1", "paix").dated("2025-12-03").source("AFP").place("Kyiv").place("Moscou"),
        dispatch("2", "paix").dated("2025-12-20").source("AFP").place("Kyiv"),
        dispatch("3", "paix").dated("2025-11").source("Reuters"), dispatch("4", "guerre").source("AFP")};
    Searcher searcher(index.path());
    const Results results = searcher.search({.text = "paix", .limit = 1});
    EXPECT_EQ(results.total, 3U);
    EXPECT_TRUE(results.exact);
    EXPECT_THAT(counts(facet(results, Facet::source)), ElementsAre("afp=2", "reuters=1"));
    EXPECT_THAT(counts(facet(results, Facet::place)), ElementsAre("kyiv=2", "moscou=1"));
    EXPECT_THAT(counts(facet(results, Facet::date)), ElementsAre("2025-12=2", "2025-11=1"));
    EXPECT_EQ(facet(results, Facet::date).values[0].label, "décembre 2025");
    EXPECT_THAT(facet(results, Facet::actor).values, IsEmpty());
}

TEST(Searcher, CountsAFacetWithoutItsOwnSelection) {
    const TemporaryIndex index{
        dispatch("1", "x").source("AFP").place("Kyiv"), dispatch("2", "x").source("Reuters").place("Kyiv"),
        dispatch("3", "x").source("Reuters").place("Paris"), dispatch("4", "x").source("EFE")};
    Searcher searcher(index.path());
    const Results results = searcher.search(
        {.text = "x",
         .selections = {{Facet::source, "afp"}, {Facet::source, "reuters"}, {Facet::place, "kyiv"}}});
    EXPECT_THAT(ids(results), UnorderedElementsAre("1", "2"));
    EXPECT_EQ(results.total, 2U);
    EXPECT_THAT(counts(facet(results, Facet::source)), ElementsAre("afp=1*", "reuters=1*"));
    EXPECT_THAT(counts(facet(results, Facet::place)), ElementsAre("kyiv=2*", "paris=1"));
    EXPECT_EQ(facet(results, Facet::place).distinct, 2U);
}

TEST(Searcher, ShowsASelectedValueEvenAtZero) {
    const TemporaryIndex index{dispatch("1", "x").source("AFP").dated("2025-01-02"),
                               dispatch("2", "y").source("EFE")};
    const Results results = Searcher(index.path())
                                .search({.text = "x",
                                         .selections = {{Facet::source, "efe"}, {Facet::date, "2020"}},
                                         .date_unit = DateUnit::year});
    EXPECT_EQ(results.total, 0U);
    EXPECT_THAT(counts(facet(results, Facet::source)), testing::Contains("efe=0*"));
    EXPECT_THAT(counts(facet(results, Facet::date)), testing::Contains("2020=0*"));
}

TEST(Searcher, SelectsTheUndated) {
    const TemporaryIndex index{dispatch("1", "x").dated("2025"), dispatch("2", "x")};
    const Results results =
        Searcher(index.path()).search({.text = "x", .selections = {{Facet::date, "inconnue"}}});
    EXPECT_THAT(ids(results), ElementsAre("2"));
    EXPECT_THAT(counts(facet(results, Facet::date)), testing::Contains("unknown=1*"));
    EXPECT_THROW(Searcher(index.path()).search({.selections = {{Facet::date, "demain"}}}), InputError);
}

TEST(Searcher, FindsOnlyWhatAFilterWantsToo) {
    const TemporaryIndex index{
        dispatch("1", "paix")
            .source("AFP")
            .actor("Vladimir Poutine")
            .actor("Iouri Ouchakov")
            .dated("2025-01-02"),
        dispatch("2", "paix").source("AFP").actor("Vladimir Poutine").dated("2025-03-04"),
        dispatch("3", "paix").source("Reuters").dated("2025-02-03"), dispatch("4", "guerre").source("AFP")};
    Searcher searcher(index.path());
    const auto found = [&](const char* text, const char* filter) {
        const Results results = searcher.search({.text = text, .filter = filter});
        EXPECT_EQ(results.total, results.hits.size());
        return ids(results);
    };
    EXPECT_THAT(found("paix", "source:afp"), UnorderedElementsAre("1", "2"));
    EXPECT_THAT(found("paix", "acteur:poutine ET acteur:ouchakov"), ElementsAre("1"));
    EXPECT_THAT(found("", "acteur:poutine OU source:reuters"), ElementsAre("2", "3", "1"));
    EXPECT_THAT(found("paix guerre", "NON source:reuters"), IsEmpty());
    EXPECT_THAT(found("paix OU guerre", "* SAUF source:reuters"), UnorderedElementsAre("1", "2", "4"));
    EXPECT_THAT(found("paix", "source:nobody"), IsEmpty());
    EXPECT_THAT(counts(facet(searcher.search({.text = "paix", .filter = "source:afp"}), Facet::source)),
                ElementsAre("afp=2"));
    EXPECT_FALSE(searcher.why("3", {.text = "paix", .filter = "source:afp"})->answers);
}

TEST(Searcher, GivesAnAnswerToAnyText) {
    const TemporaryIndex index{dispatch("1", "paix")};
    Searcher searcher(index.path());
    for (const char* query :
         {"\"plan de", "((",           ")",       "*",        "source:", "ET", "OU OU", "-",
          "NON",       "AND paix",     "paix ET", "« ",       "=",       "=*", "**",    "a*",
          "date:",     "date:2025-13", "x:y:z",   "\xFF\xFE", "!!!",     "😀"})
        EXPECT_NO_THROW(searcher.search({.text = query})) << query;
    EXPECT_THAT(ids(searcher.search({.text = "AND paix"})), ElementsAre("1"));
    EXPECT_THAT(ids(searcher.search({.text = "« paix"})), ElementsAre("1"));
}

TEST(Searcher, SeesWhatWasCommittedSince) {
    TemporaryIndex index{dispatch("1", "paix")};
    Searcher searcher(index.path());
    EXPECT_EQ(searcher.search({.text = "paix"}).total, 1U);
    for (int round = 2; round < 12; ++round) {
        index.add({dispatch(std::to_string(round), "paix")});
        EXPECT_EQ(searcher.search({.text = "paix"}).total, static_cast<std::uint64_t>(round));
    }
}

TEST(Searcher, ShowsADispatchById) {
    const TemporaryIndex index{dispatch("afp-1", "La paix.").titled("Titre").actor("Sara")};
    Searcher searcher(index.path());
    const auto found = searcher.dispatch("afp-1");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->title, "Titre");
    EXPECT_EQ(found->actors.size(), 1U);
    EXPECT_FALSE(searcher.dispatch("afp-2"));
    EXPECT_EQ(searcher.size(), 1U);
}

TEST(Searcher, MarksAWholeDispatch) {
    const TemporaryIndex index{
        dispatch("afp-1", "La paix. Le vent.\nDe l’Ukraine, paix.").titled("Paix en vue")};
    Searcher searcher(index.path());
    const auto found = searcher.dispatch("afp-1", {.text = "ukraine paix -vent"});
    ASSERT_TRUE(found);
    EXPECT_THAT(found->title_marks, ElementsAre(Mark{0, 4}));
    EXPECT_THAT(found->body_marks, ElementsAre(Mark{3, 7}, Mark{25, 32}, Mark{34, 38}));
    EXPECT_FALSE(searcher.dispatch("afp-2", {.text = "paix"}));
    EXPECT_THAT(searcher.dispatch("afp-1", {})->body_marks, IsEmpty());
}

TEST(Searcher, SuggestsIdsThatBeginAlike) {
    const TemporaryIndex index{dispatch("afp-2025-1", "x"), dispatch("afp-2025-2", "x"),
                               dispatch("efe/3", "x")};
    Searcher searcher(index.path());
    EXPECT_THAT(searcher.similar_ids("afp-2025-19", 5), ElementsAre("afp-2025-1"));
    EXPECT_THAT(searcher.similar_ids("afp", 5), ElementsAre("afp-2025-1", "afp-2025-2"));
    EXPECT_THAT(searcher.similar_ids("afp", 1), ElementsAre("afp-2025-1"));
    EXPECT_THAT(searcher.similar_ids("zzz", 5), IsEmpty());
    EXPECT_THAT(searcher.similar_ids("", 5), IsEmpty());
    EXPECT_THAT(searcher.similar_ids(std::string(10'000, 'e'), 5), testing::SizeIs(testing::Le(1U)));
}

TEST(Searcher, ExplainsAQuery) {
    const TemporaryIndex index{dispatch("1", "paix")};
    const Explanation explanation = Searcher(index.path()).explain({.text = "paix ET NON guerre"});
    EXPECT_EQ(explanation.interpreted, "paix SAUF guerre");
    EXPECT_THAT(explanation.tree, testing::HasSubstr("guerre"));
    EXPECT_THAT(explanation.engine_query, testing::HasSubstr("Zpaix"));
}

TEST(Searcher, FollowsAnIndexThatIsMadeAnew) {
    TemporaryIndex index{dispatch("a", "La trêve tient.")};
    Searcher searcher(index.path());
    EXPECT_EQ(searcher.search({.text = "trêve"}).total, 1U);
    index.rebuild({dispatch("b", "La guerre reprend."), dispatch("c", "La guerre dure.")});
    EXPECT_EQ(searcher.search({.text = "trêve"}).total, 0U);
    EXPECT_EQ(searcher.search({.text = "guerre"}).total, 2U);
    index.add({dispatch("d", "La guerre finit.")});
    EXPECT_EQ(searcher.search({.text = "guerre"}).total, 3U);
}

TEST(Searcher, RefusesWhatIsNoIndexOfOurs) {
    const tests::TemporaryFolder folder;
    EXPECT_THROW(Searcher(folder.path() / "rien"), IndexError);
    EXPECT_THROW(Searcher(folder.path()), IndexError) << "empty folder";
    folder.write("autre.txt", "pas un index");
    EXPECT_THROW(Searcher(folder.path()), IndexError);
}

TEST(Searcher, AnswersInManyThreadsEachWithItsOwn) {
    const TemporaryIndex index{dispatch("a", "La trêve tient.").dated("2025-12-03"), dispatch("b", "Rien.")};
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([&] {
                Searcher searcher(index.path());
                // Nothing and what is only excluded: both begin with everything.
                for (int round = 0; round < 2000; ++round) {
                    wrong += searcher.search({.text = ""}).total == 2 ? 0 : 1;
                    wrong += searcher.search({.text = "-trêve"}).total == 1 ? 0 : 1;
                }
            });
    }
    EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace depeche
