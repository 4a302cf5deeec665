#include "indexer/derivation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace depeche::indexer {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Deriving : public testing::Test {
protected:
    Dispatch derive(RawDispatch from, const std::string& path = "a.txt") {
        raw = std::move(from);
        auto derived = deriver.derive(raw, path);
        if (auto* rejection = std::get_if<Rejection>(&derived)) {
            refusal = rejection->reason.english;
            return {};
        }
        return std::get<Dispatch>(derived);
    }

    static const authority::Authority& names() {
        static const authority::Authority authority(authority::builtin_tables());
        return authority;
    }

    analysis::Analyzer analyzer;
    Deriver deriver{names(), analyzer};
    RawDispatch raw;
    std::string refusal;
};

namespace {

template <typename Values>
std::vector<std::string> labels(const Values& values) {
    std::vector<std::string> result;
    for (const auto& value : values)
        result.push_back(value.name.label);
    return result;
}

}  // namespace

TEST_F(Deriving, TakesTheIdOfTheFormatElseTheAddressElseThePlace) {
    EXPECT_EQ(derive({.id = "afp-17", .text = "x", .url = "https://a.example/1"}).id, "afp-17");
    EXPECT_EQ(derive({.text = "x", .url = "https://a.example/1"}).id, "https://a.example/1");
    EXPECT_EQ(derive({.text = "x"}, "d/a.txt").id, "d/a.txt");
    EXPECT_EQ(derive({.record = 17, .text = "x"}, "d/a.jsonl").id, "d/a.jsonl:17");
}

TEST_F(Deriving, TellsDispatchesOfStandardInputApartByTheirText) {
    EXPECT_NE(derive({.text = "x"}, "-").id, derive({.text = "y"}, "-").id);
    EXPECT_EQ(derive({.text = "x"}, "-").id, derive({.text = "x"}, "-").id);
}

TEST_F(Deriving, KnowsTheLanguageByItsCommonestWords) {
    EXPECT_EQ(derive({.text = "Les ministres ont parlé de la trêve et du prix des céréales."}).language,
              "fr");
    EXPECT_EQ(derive({.text = "The ministers spoke of the truce and of the price of grain."}).language, "en");
    EXPECT_EQ(derive({.text = "El ministro habló de la tregua y del precio de los cereales."}).language,
              "es");
    EXPECT_EQ(derive({.text = "12 345 – 67,8 % … !!! 2026"}).language, "");
    EXPECT_EQ(derive({.text = "The ministers spoke of the truce.", .language = "fr"}).language, "fr");
}

TEST_F(Deriving, PrefersMetadata) {
    const Dispatch dispatch = derive({.method = "header",
                                      .title = "Ariane 6",
                                      .text = "Le 3 juin 2024, un essai a eu lieu à Kourou.",
                                      .date = "2024-07-09",
                                      .source = "agence france-presse",
                                      .byline = "Hélène  Vasseur",
                                      .actors = {"Yuri Ushakov", "Josef Inconnu"},
                                      .places = {"Kiev", "Nulle-Part"}});
    EXPECT_EQ(dispatch.title, "Ariane 6");
    EXPECT_FALSE(dispatch.title_derived);
    EXPECT_EQ(to_iso(dispatch.published->interval), "2024-07-09");
    EXPECT_EQ(to_iso(dispatch.event->interval), "2024-06-03");
    EXPECT_EQ(dispatch.byline, "Hélène Vasseur");
    EXPECT_THAT(labels(dispatch.sources), ElementsAre("AFP"));
    EXPECT_THAT(labels(dispatch.actors), ElementsAre("Iouri Ouchakov", "Josef Inconnu"));
    EXPECT_EQ(dispatch.actors[0].forms, std::vector<std::string>{"Yuri Ushakov"});
    EXPECT_EQ(dispatch.actors[0].evidence.confidence, Confidence::stated);
    EXPECT_THAT(labels(dispatch.places), ElementsAre("Kyiv", "Nulle-Part", "Kourou"));
    EXPECT_THAT(raw.notes, IsEmpty());
}

TEST_F(Deriving, FindsNamesInTheText) {
    const Dispatch dispatch = derive({.text = "Le négociateur ukrainien a quitté l’Ukraine pour Moscou, dit "
                                              "Ushakov. La population russe attend."});
    EXPECT_THAT(labels(dispatch.actors), ElementsAre("Iouri Ouchakov"));
    EXPECT_THAT(labels(dispatch.places), ElementsAre("Ukraine", "Moscou", "Russie"));
    EXPECT_EQ(dispatch.places[0].evidence.method, "gazetteer");
    EXPECT_THAT(dispatch.places[0].forms, ElementsAre("ukrainien", "Ukraine"));
    EXPECT_EQ(dispatch.places[1].country, "Russie");
    EXPECT_EQ(dispatch.places[2].evidence.method, "demonym");
}

TEST_F(Deriving, LeavesASurnameToWhoeverHasAnotherFirstName) {
    EXPECT_THAT(labels(derive({.text = "Il a vu hier Gontran Trump."}).actors), ElementsAre("Gontran Trump"));
    EXPECT_THAT(labels(derive({.text = "Selon Trump, tout va."}).actors), ElementsAre("Donald Trump"));
}

TEST_F(Deriving, FindsWhoIsBehindATextAndInWhichRole) {
    const Dispatch dispatch = derive(
        {.text =
             "BAMAKO (AFP) – Les écoles restent fermées.\n\nsource:https://www.maliweb.example/2025/11/3/x"});
    ASSERT_EQ(dispatch.sources.size(), 2U);
    EXPECT_EQ(dispatch.sources[0].name.label, "AFP");
    EXPECT_EQ(dispatch.sources[0].role, SourceRole::agency);
    EXPECT_EQ(dispatch.sources[0].evidence.text, "(AFP)");
    EXPECT_EQ(dispatch.sources[1].name.label, "maliweb.example");
    EXPECT_EQ(dispatch.sources[1].role, SourceRole::cited);
    EXPECT_THAT(dispatch.dropped, Contains(HasSubstr("source:https://")));
    EXPECT_THAT(labels(derive({.text = "x", .url = "https://www.afp.com/fr/1"}).sources), ElementsAre("AFP"));
    EXPECT_THAT(labels(derive({.text = "Rien de plus."}).sources), IsEmpty());
}

TEST_F(Deriving, TakesTheBylineOut) {
    const Dispatch dispatch =
        derive({.text = "Trêve à Gaza ce soir\nPar Émilie Ferrand (avec AFP)\nTout est calme."});
    EXPECT_EQ(dispatch.title, "Trêve à Gaza ce soir");
    EXPECT_EQ(dispatch.byline, "Émilie Ferrand");
    EXPECT_EQ(dispatch.body, "Tout est calme.");
    EXPECT_EQ(derive({.text = "Par ailleurs la trêve tient\nTout est calme."}).byline, "");
}

TEST_F(Deriving, NotesADateItCannotRead) {
    const Dispatch dispatch = derive({.text = "x", .date = "le mois dernier"});
    EXPECT_FALSE(dispatch.published);
    ASSERT_EQ(raw.notes.size(), 1U);
    EXPECT_THAT(raw.notes[0].french, HasSubstr("le mois dernier"));
}

TEST_F(Deriving, RefusesWhatHasNoTextLeft) {
    derive({.text = " \n\nLaisser un commentaire\n"});
    EXPECT_THAT(refusal, HasSubstr("no text"));
}

}  // namespace depeche::indexer
