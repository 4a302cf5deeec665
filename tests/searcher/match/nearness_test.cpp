#include <gmock/gmock.h>

#include <random>
#include <set>

#include "depeche/searcher.hpp"
#include "tests/searcher/match/finding.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using tests::dispatch;
using tests::TemporaryIndex;

TEST(Nearness, CountsWordsFromOneToTheOther) {
    const TemporaryIndex index{dispatch("voisins", "La paix à Donetsk."),
                               dispatch("cinq", "Donetsk attend donc toujours la paix."),
                               dispatch("six", "Donetsk attend donc depuis toujours la paix.")};
    EXPECT_THAT(find(index, "paix PRÈS/2 Donetsk"), ElementsAre("voisins"));
    EXPECT_THAT(find(index, "paix PRÈS/5 Donetsk"), UnorderedElementsAre("voisins", "cinq"));
    EXPECT_THAT(find(index, "paix PRÈS Donetsk"), testing::SizeIs(3));
    EXPECT_THAT(find(index, "paix SUIVI/5 Donetsk"), ElementsAre("voisins"));
    EXPECT_THAT(find(index, "Donetsk ADJ paix"), UnorderedElementsAre("cinq", "six"));
    EXPECT_THAT(find(index, "* SAUF paix PRÈS/5 Donetsk"), ElementsAre("six"));
}

TEST(Nearness, FindsEveryInflectionAndSpelling) {
    const TemporaryIndex index{
        dispatch("pluriel", "Les négociations de Kiev."),
        dispatch("personne", "À Kiev, le négociateur dort."), dispatch("travaux", "Des travaux à Gaza."),
        dispatch("loin", "Négocier, encore et toujours, comme si rien n'était, à Kiev.")};
    EXPECT_THAT(find(index, "negociation PRÈS/3 Kiev"), UnorderedElementsAre("pluriel", "personne"));
    EXPECT_THAT(find(index, "négociations PRÈS/3 kiev"), UnorderedElementsAre("pluriel", "personne"));
    EXPECT_THAT(find(index, "=négociations PRÈS/3 Kiev"), ElementsAre("pluriel"));
    EXPECT_THAT(find(index, "négociat* PRÈS/3 Kiev"), UnorderedElementsAre("pluriel", "personne"));
    EXPECT_THAT(find(index, "négociatoins~ PRÈS/3 Kiev"), ElementsAre("pluriel"));
    EXPECT_THAT(find(index, "travail PRÈS/3 Gaza"), ElementsAre("travaux"));
}

TEST(Nearness, TakesPhrasesAndAlternatives) {
    const TemporaryIndex index{dispatch("plan", "Le plan de paix pour Gaza."),
                               dispatch("autre", "Un plan de la paix pour Gaza, car enfin le plan de paix."),
                               dispatch("trêve", "Une trêve à Gaza."), dispatch("rien", "Gaza.")};
    EXPECT_THAT(find(index, "\"plan de paix\" PRÈS/2 Gaza"), ElementsAre("plan"));
    EXPECT_THAT(find(index, "(\"plan de paix\" OU trêve) PRÈS/2 Gaza"),
                UnorderedElementsAre("plan", "trêve"));
    EXPECT_THAT(find(index, "Gaza SUIVI/4 \"plan de paix\""), ElementsAre("autre"));
    EXPECT_THAT(find(index, "(plan PRÈS/2 paix) PRÈS/2 Gaza"), ElementsAre("plan"));
}

TEST(Nearness, CountsCompoundsByTheirParts) {
    const TemporaryIndex index{dispatch("tirets", "Un cessez-le-feu entre en vigueur."),
                               dispatch("blancs", "Le cessez le feu entre en vigueur."),
                               dispatch("joint", "Le cessezlefeu entre en vigueur.")};
    EXPECT_THAT(find(index, "cessez-le-feu SUIVI/1 entre"), testing::SizeIs(3));
    EXPECT_THAT(find(index, "cessez-le-feu SUIVI/2 vigueur"), IsEmpty());
    EXPECT_THAT(find(index, "cessez-le-feu SUIVI/3 vigueur"), testing::SizeIs(3));
}

TEST(Nearness, KeepsTitlesBodiesAndFieldsApart) {
    const TemporaryIndex index{dispatch("deux", "Donetsk attend.").titled("La paix"),
                               dispatch("titre", "Rien.").titled("La paix à Donetsk"),
                               dispatch("corps", "La paix à Donetsk.").titled("Rien"),
                               dispatch("signé", "Rien.").byline("Jean Martin")};
    EXPECT_THAT(find(index, "paix PRÈS/100 Donetsk"), UnorderedElementsAre("titre", "corps"));
    EXPECT_THAT(find(index, "titre:(paix PRÈS Donetsk)"), ElementsAre("titre"));
    EXPECT_THAT(find(index, "titre:paix PRÈS Donetsk"), ElementsAre("titre"));
    EXPECT_THAT(find(index, "auteur:(martin PRÈS/1 jean)"), ElementsAre("signé"));
}

TEST(Nearness, MarksOnlyWhatIsNear) {
    const TemporaryIndex index{
        dispatch("a",
                 "La paix, disait-il, viendra un jour ou l'autre, peut-être demain. Les négociations de paix "
                 "avancent à Donetsk.")};
    EXPECT_THAT(marked(search(index, "paix PRÈS/3 Donetsk")), ElementsAre("paix", "Donetsk"));
    EXPECT_THAT(marked(search(index, "negociation SUIVI/2 paix")), ElementsAre("négociations", "paix"));
}

TEST(Nearness, FindsNamesInTheirOtherSpellings) {
    const TemporaryIndex index{dispatch("a", "Iouri Ouchakov est à Moscou.").actor("Iouri Ouchakov"),
                               dispatch("b", "Yuri Ushakov, à Moscou.").actor("Iouri Ouchakov")};
    EXPECT_THAT(find(index, "Ouchakov PRÈS/3 Moscou"), ElementsAre("a", "b"));
    EXPECT_THAT(find(index, "Ouchakov PRÈS/1 Moscou"), IsEmpty());
    EXPECT_THAT(find(index, "=Ouchakov PRÈS/3 Moscou"), ElementsAre("a"));
}

TEST(Nearness, AgreesWithTheTextsOnManyDispatches) {
    std::mt19937 random(5);
    const auto pick = [&](int count) { return std::uniform_int_distribution<int>(0, count - 1)(random); };
    const std::vector<std::string> words{"lune",  "soleil", "étoile", "nuage",
                                         "pluie", "vent",   "neige",  "orage"};
    std::vector<std::vector<std::size_t>> texts;
    std::vector<Dispatch> dispatches;
    for (int number = 0; number < 60; ++number) {
        auto& text = texts.emplace_back();
        std::string body;
        for (int at = 0; at < 30; ++at) {
            text.push_back(static_cast<std::size_t>(pick(30)));
            body += (text.back() < words.size() ? words[text.back()] : "rien") + ' ';
        }
        dispatches.push_back(dispatch(std::to_string(number), body));
    }
    const TemporaryIndex index{std::span<const Dispatch>(dispatches)};
    Searcher searcher(index.path());
    for (int round = 0; round < 60; ++round) {
        const auto one = static_cast<std::size_t>(pick(8));
        const auto other = static_cast<std::size_t>(pick(8));
        const auto distance = static_cast<std::size_t>(1 + pick(8));
        const bool in_order = pick(2) == 0;
        std::set<std::string> expected;
        for (std::size_t number = 0; number < texts.size(); ++number)
            for (std::size_t a = 0; a < texts[number].size(); ++a)
                for (std::size_t b = a + 1; b < texts[number].size() && b - a <= distance; ++b)
                    if ((texts[number][a] == one && texts[number][b] == other) ||
                        (!in_order && texts[number][a] == other && texts[number][b] == one))
                        expected.insert(std::to_string(number));
        const std::string text =
            words[one] + (in_order ? " SUIVI/" : " PRÈS/") + std::to_string(distance) + ' ' + words[other];
        const Results results = searcher.search({.text = text, .limit = 100});
        std::set<std::string> found;
        for (const Hit& hit : results.hits)
            found.insert(hit.id);
        EXPECT_EQ(found, expected) << text;
        EXPECT_EQ(results.total, expected.size()) << text;
    }
}

TEST(NearSpellings, FindWordsALetterOrTwoAway) {
    const TemporaryIndex index{
        dispatch("juste", "Macron parle."),         dispatch("échangé", "Marcon parle."),
        dispatch("deux", "Mcaronn parle."),         dispatch("loin", "Merkel parle."),
        dispatch("pluriel", "Les otages dorment."), dispatch("un", "Un otag dort.")};
    EXPECT_THAT(find(index, "Macron~"), UnorderedElementsAre("juste", "échangé"));
    EXPECT_THAT(find(index, "Macron~2"), UnorderedElementsAre("juste", "échangé", "deux"));
    EXPECT_THAT(find(index, "macrom~"), ElementsAre("juste"));
    EXPECT_THAT(find(index, "acron~"), ElementsAre("juste"));
    EXPECT_THAT(find(index, "otage~"), UnorderedElementsAre("pluriel", "un"));
    EXPECT_THAT(find(index, "parle SAUF Macron~2"), ElementsAre("loin"));
}

TEST(NearSpellings, RankWhatWasTypedFirst) {
    const TemporaryIndex index{dispatch("autre", "Marcon parle encore."),
                               dispatch("même", "Macron parle encore.")};
    EXPECT_THAT(find(index, "Macron~"), ElementsAre("même", "autre"));
}

TEST(NearSpellings, StayInTheirField) {
    const TemporaryIndex index{dispatch("titre", "Rien.").titled("Marcon parle"),
                               dispatch("corps", "Marcon parle.")};
    EXPECT_THAT(find(index, "titre:Macron~"), ElementsAre("titre"));
    EXPECT_THAT(find(index, "Macron~"), testing::SizeIs(2));
}

TEST(NearSpellings, AreMarked) {
    const TemporaryIndex index{dispatch("a", "M. Zelensky et M. Zelenski, dit Zelenskyy, ont parlé.")};
    EXPECT_THAT(marked(search(index, "Zelenskiy~")), ElementsAre("Zelensky", "Zelenski", "Zelenskyy"));
}

TEST(NearSpellings, AreTheNearestWhenThereAreTooMany) {
    std::string body = "planeta ";
    for (char a = 'a'; a <= 'z'; ++a)
        for (char b = 'a'; b <= 'z'; ++b)
            body += std::string("planet") + a + b + ' ';
    const TemporaryIndex index{dispatch("mots", body)};
    const Results results = search(index, "planete~2");
    ASSERT_EQ(results.repairs.size(), 1U);
    EXPECT_EQ(results.repairs[0].code, "fuzzy-capped");
    EXPECT_EQ(results.repairs[0].begin, 0U);
    EXPECT_EQ(results.repairs[0].end, 9U);
    EXPECT_THAT(marked(results), testing::Contains("planeta"));
}

}  // namespace
}  // namespace depeche
