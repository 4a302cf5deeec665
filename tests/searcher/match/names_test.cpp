#include <gmock/gmock.h>

#include <algorithm>

#include "depeche/searcher.hpp"
#include "tests/searcher/match/finding.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;
using tests::dispatch;
using tests::TemporaryIndex;

/// `Ushakov (1)` for each spelling that found something besides.
std::vector<std::string> also_found(const TemporaryIndex& index, std::string text) {
    std::vector<std::string> result;
    for (const AlsoFound& found : search(index, std::move(text)).also_found)
        result.push_back(found.spelling + " (" + std::to_string(found.count) + ')');
    return result;
}

TemporaryIndex kremlin() {
    return {
        dispatch("ouchakov", "« Un échange », a dit Youri Ouchakov. Ouchakov part.").actor("Iouri Ouchakov"),
        dispatch("ushakov", "Selon Ushakov, oui. Et Yuri Ushakov, conseiller, sourit.")
            .actor("Iouri Ouchakov"),
        dispatch("autre", "Youri Gagarine n’a rien dit.").actor("Youri Gagarine")};
}

TEST(NameVariants, OneSpellingOfASurnameFindsTheOthersAndSaysSo) {
    const TemporaryIndex index = kremlin();
    EXPECT_THAT(find(index, "ouchakov"), ElementsAre("ouchakov", "ushakov"))
        << "what was asked for comes first";
    EXPECT_THAT(find(index, "Ushakov"), ElementsAre("ushakov", "ouchakov"));
    const Results results = search(index, "ouchakov");
    EXPECT_THAT(results.also_found, ElementsAre(AlsoFound{"Ushakov", 1, "Iouri Ouchakov", "ouchakov"}));
    EXPECT_THAT(marked(results), ElementsAre("Ouchakov", "Ouchakov", "Ushakov", "Ushakov"));
}

TEST(NameVariants, ASearcherKnowsASpellingThatCameSinceItAsked) {
    TemporaryIndex index{
        dispatch("ouchakov", "Youri Ouchakov parle. Ouchakov part.").actor("Iouri Ouchakov")};
    Searcher searcher(index.path());
    for (int time = 0; time < 2; ++time)
        EXPECT_THAT(ids(searcher.search({.text = "ouchakov"})), ElementsAre("ouchakov"));
    index.add({dispatch("ushakov", "Selon Ushakov, oui.").actor("Iouri Ouchakov")});
    for (int time = 0; time < 2; ++time) {
        const Results results = searcher.search({.text = "ouchakov"});
        EXPECT_THAT(ids(results), ElementsAre("ouchakov", "ushakov"));
        EXPECT_THAT(results.also_found, ElementsAre(AlsoFound{"Ushakov", 1, "Iouri Ouchakov", "ouchakov"}));
    }
}

TEST(NameVariants, AWholeNameFindsWholeNames) {
    const TemporaryIndex index = kremlin();
    for (const char* query : {"youri ouchakov", "Yuri Ushakov", "ouchakov youri"})
        EXPECT_THAT(find(index, query), UnorderedElementsAre("ouchakov", "ushakov")) << query;
    EXPECT_THAT(also_found(index, "youri ouchakov"), ElementsAre("Yuri Ushakov (1)"));
    EXPECT_THAT(marked(search(index, "youri ouchakov")),
                ElementsAre("Youri", "Ouchakov", "Ouchakov", "Yuri Ushakov"));
    EXPECT_THAT(find(index, "youri ouchakov conseiller"), ElementsAre("ushakov"));
}

TEST(NameVariants, AFirstNameAloneIsOnlyItself) {
    const TemporaryIndex index = kremlin();
    EXPECT_THAT(find(index, "youri"), UnorderedElementsAre("ouchakov", "autre"));
    EXPECT_THAT(find(index, "yuri"), ElementsAre("ushakov"));
}

TEST(NameVariants, AnExactWordOrPhraseIsOnlyItself) {
    const TemporaryIndex index = kremlin();
    for (const char* query : {"=ushakov", "=Ushakov", "\"yuri ushakov\"", "« Ushakov »"}) {
        EXPECT_THAT(find(index, query), ElementsAre("ushakov")) << query;
        EXPECT_THAT(also_found(index, query), IsEmpty()) << query;
    }
}

TEST(NameVariants, ExclusionTakesEverySpellingAndSaysNothing) {
    const TemporaryIndex index = kremlin();
    EXPECT_THAT(find(index, "-ouchakov"), ElementsAre("autre"));
    EXPECT_THAT(also_found(index, "conseiller OU gagarine SAUF ouchakov"), IsEmpty());
}

TEST(NameVariants, SurnamesMeetInEverySpellingOfTheirNames) {
    const TemporaryIndex index{dispatch("1", "Roustem Oumerov négocie.").actor("Roustem Oumerov"),
                               dispatch("2", "Rustem Omerov négocie.").actor("Roustem Oumerov"),
                               dispatch("3", "Le général Hnatov.").actor("Andriï Gnatov")};
    for (const char* query :
         {"oumerov", "omerov", "rustem omerov", "roustem oumerov", "rustem umerov OU omerov"})
        EXPECT_THAT(find(index, query), UnorderedElementsAre("1", "2")) << query;
    EXPECT_THAT(find(index, "umerov"), UnorderedElementsAre("1", "2")) << "in the tables, in no dispatch";
    EXPECT_THAT(find(index, "gnatov"), ElementsAre("3"));
}

TEST(NameVariants, PlacesMeet) {
    const TemporaryIndex index{dispatch("1", "À Kiev, rien.").place("Kyiv"),
                               dispatch("2", "À Kyiv, la paix.").place("Kyiv"),
                               dispatch("3", "À Pékin, la pluie.").place("Pékin"),
                               dispatch("4", "À Beijing, le vent.").place("Pékin")};
    EXPECT_THAT(find(index, "kiev"), ElementsAre("1", "2"));
    EXPECT_THAT(find(index, "kyiv"), ElementsAre("2", "1"));
    EXPECT_THAT(find(index, "pekin"), ElementsAre("3", "4"));
    EXPECT_THAT(find(index, "titre:kiev"), IsEmpty());
}

TEST(NameVariants, AcronymsMeetWhatTheyStandFor) {
    const TemporaryIndex index{
        dispatch("sigle", "L’OTAN se réunit.").actor("OTAN"),
        dispatch("nom", "L’Organisation du traité de l’Atlantique nord se réunit.").actor("OTAN"),
        dispatch("congo", "La République démocratique du Congo vote.")
            .place("République démocratique du Congo"),
        dispatch("rdc", "La RDC vote.").place("République démocratique du Congo")};
    for (const char* query : {"otan", "nato", "organisation du traité de l'atlantique nord"})
        EXPECT_THAT(find(index, query), UnorderedElementsAre("sigle", "nom")) << query;
    for (const char* query : {"rdc", "république démocratique du congo"})
        EXPECT_THAT(find(index, query), UnorderedElementsAre("congo", "rdc")) << query;
    EXPECT_THAT(marked(search(index, "=zzz OU rdc")), testing::Contains("République démocratique du Congo"));
    EXPECT_THAT(also_found(index, "rdc"), ElementsAre("République démocratique du Congo (1)"));
}

TEST(NameVariants, EverydayWordsAreNotNames) {
    const TemporaryIndex index{dispatch("animal", "Un tigre s’échappe."),
                               dispatch("animaux", "Deux tigres, un tigre."),
                               dispatch("zoo", "Le tigre dort."),
                               dispatch("lieu", "La guerre au Tigray.").place("Tigré"),
                               dispatch("union", "L’union européenne avance.").actor("Union européenne"),
                               dispatch("ue", "L’UE avance.").actor("Union européenne")};
    EXPECT_THAT(find(index, "tigre"), UnorderedElementsAre("animal", "animaux", "zoo"));
    EXPECT_THAT(find(index, "union"), ElementsAre("union"));
    EXPECT_THAT(find(index, "européenne"), ElementsAre("union"));
    EXPECT_THAT(find(index, "union européenne"), UnorderedElementsAre("union", "ue"));
}

TEST(NameVariants, WorkBetweenAlternatives) {
    const TemporaryIndex index = kremlin();
    EXPECT_THAT(find(index, "ouchakov OU gagarine"), SizeIs(3));
    EXPECT_THAT(find(index, "youri ouchakov", Match::any), SizeIs(3));
    EXPECT_THAT(find(index, "titre:ouchakov"), IsEmpty());
}

TEST(NameVariants, CountWhatASelectionLeaves) {
    const TemporaryIndex index{dispatch("1", "À Kiev.").place("Kyiv").source("AFP"),
                               dispatch("2", "À Kyiv.").place("Kyiv").source("AFP"),
                               dispatch("3", "À Kyiv.").place("Kyiv").source("Reuters"),
                               dispatch("4", "À Kyiv, ou Kiev.").place("Kyiv").source("AFP")};
    const Results results =
        Searcher(index.path()).search({.text = "kiev", .selections = {{Facet::source, "afp"}}, .limit = 1});
    EXPECT_EQ(results.total, 3U);
    EXPECT_THAT(results.also_found, ElementsAre(AlsoFound{"Kyiv", 1, "Kyiv", "kiev"}))
        << "4 was found anyway";
}

TEST(NameVariants, AnswerALongText) {
    const TemporaryIndex index = kremlin();
    std::string text;
    for (int word = 0; word < 20'000; ++word)
        text += word % 2 ? "ouchakov " : "mot" + std::to_string(word) + ' ';
    EXPECT_THAT(find(index, text, Match::any), UnorderedElementsAre("ouchakov", "ushakov"));
}

TEST(FieldsOfNames, ResolveThroughAliases) {
    const TemporaryIndex index{dispatch("1", "x").actor("Iouri Ouchakov").source("Al Jazeera (arabe)"),
                               dispatch("2", "x").place("Kyiv").source("Le Monde"),
                               dispatch("3", "x").actor("Département d'État").source("Al Jazeera")};
    for (const char* query : {"acteur:ouchakov", "acteur:USHAKOV", "acteur:\"yuri ushakov\""})
        EXPECT_THAT(find(index, query), ElementsAre("1")) << query;
    for (const char* query :
         {"lieu:kiev", "lieu:Kyïv", "source:lemonde", "source:lemonde.fr", "source:monde"})
        EXPECT_THAT(find(index, query), ElementsAre("2")) << query;
    EXPECT_THAT(find(index, "source:aljazeera"), UnorderedElementsAre("1", "3"));
    EXPECT_THAT(find(index, "source:aljazeera.net"), ElementsAre("1"));
    EXPECT_THAT(find(index, "acteur:\"département d’état\""), ElementsAre("3"));
    EXPECT_THAT(find(index, "acteur:\"d'État\""), ElementsAre("3")) << "elided words are not looked up";
}

}  // namespace
}  // namespace depeche
