#include "schema/authority/authority.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "depeche/error.hpp"

namespace depeche::authority {

using schema::FieldId;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

constexpr Table people{"people",
                       "# Les gens\n"
                       "label\taliases\tsurnames\trole\tcountry\n"
                       "Iouri Ouchakov\tYuri Ushakov|Youri Ouchakov\tOuchakov|Ushakov\tconseiller\tRussie\n"};
constexpr Table organisations{
    "organisations",
    "label\tkind\taliases\tcountry\tseat\n"
    "Union européenne\tinstitution\tUE|EU\t\tBruxelles\n"
    "OTAN\tinstitution\tOrganisation du traité de l'Atlantique nord\t\tBruxelles\n"};
constexpr Table places{"places",
                       "label\tkind\tcountry\taliases\tdemonyms\tlatitude\tlongitude\n"
                       "Ukraine\tcountry\tUkraine\t\tukrainien|ukrainienne\t49.0\t32.0\n"
                       "Russie\tcountry\tRussie\t\trusse\t60\t100\n"
                       "Congo\tcountry\tCongo\t\tcongolais\t\t\n"
                       "RDC\tcountry\tRDC\tCongo-Kinshasa\tcongolais\t\t\n"
                       "La Réunion\tregion\tFrance\t\t\t\t\n"
                       "Tours\tcity\tFrance\t\t\t\t\n"
                       "Washington\tcapital\tÉtats-Unis\t\t\t38.90\t-77.04\n"
                       "Tripoli\tcapital\tLibye\t\t\t\t\n"
                       "Tripoli (Liban)\tcity\tLiban\t\t\t\t\n"
                       "Alexandrie (Égypte)\tcity\tÉgypte\t\t\t\t\n"
                       "Mer Noire\tsea\t\tmer Noire\t\t\t\n"
                       "Tigre\triver\t\t\t\t\t\n"
                       "Tigré\tregion\tÉthiopie\t\t\t\t\n"};
constexpr Table sources{"sources",
                        "label\tkind\thosts\taliases\tcountry\n"
                        "AFP\tagency\tafp.com\tAgence France-Presse\tFrance\n"
                        "Washington Post\tnewspaper\twashingtonpost.com\tThe Washington Post\tÉtats-Unis\n"};

const Authority& names() {
    static const std::array tables{people, organisations, places, sources};
    static const Authority authority(tables);
    return authority;
}

/// The labels of what a text names, `(…)` around those named by an adjective.
std::vector<std::string> named_in(std::string_view text) {
    analysis::Analyzer analyzer;
    std::vector<std::string> labels;
    for (const Mention& mention : names().mentions(text, analyzer.analyze(text)))
        labels.push_back(mention.demonym ? "(" + mention.entry->name.label + ")" : mention.entry->name.label);
    return labels;
}

std::string label(FieldId facet, std::string_view written) {
    analysis::Analyzer analyzer;
    const Entry* entry = names().find(facet, written, analyzer);
    return entry ? entry->name.label : "";
}

}  // namespace

TEST(AuthorityMentions, FindNamesUnderTheirSpellings) {
    EXPECT_THAT(named_in("Yuri Ushakov à Washington : l’O.T.A.N. et l’Ukraine, selon Ouchakov."),
                ElementsAre("Iouri Ouchakov", "Washington", "OTAN", "Ukraine", "Iouri Ouchakov"));
    EXPECT_THAT(named_in("l’Organisation du Traité de l’Atlantique Nord"), ElementsAre("OTAN"));
}

TEST(AuthorityMentions, TakeTheLongestName) {
    EXPECT_THAT(named_in("Le Washington Post et Washington"), ElementsAre("Washington Post", "Washington"));
}

TEST(AuthorityMentions, KnowCountriesByTheirAdjectives) {
    EXPECT_THAT(named_in("le négociateur ukrainien, l’armée russe"), ElementsAre("(Ukraine)", "(Russie)"));
}

TEST(AuthorityMentions, NeedTheCapitalsOfTheTable) {
    EXPECT_THAT(named_in("La réunion a eu lieu, il a fait deux tours, eu égard à tripoli."), IsEmpty());
    EXPECT_THAT(named_in("À La Réunion, à Tours, l’EU et l’Otan"),
                ElementsAre("La Réunion", "Tours", "Union européenne", "OTAN"));
    EXPECT_THAT(named_in("en mer Noire"), ElementsAre("Mer Noire"));
}

TEST(AuthorityMentions, LeaveOpenWhatSeveralClaim) {
    EXPECT_THAT(named_in("un soldat congolais, le Tigre, Alexandrie"), IsEmpty());
    EXPECT_THAT(named_in("de Tripoli à Tripoli (Liban)"), ElementsAre("Tripoli", "Tripoli (Liban)"));
}

TEST(AuthorityMentions, DoNotCrossParagraphs) {
    EXPECT_THAT(named_in("Union\neuropéenne"), IsEmpty());
}

TEST(AuthorityFind, NeedsNoCapitalsInAFieldOfItsOwn) {
    EXPECT_EQ(label(FieldId::actor, "yuri  USHAKOV"), "Iouri Ouchakov");
    EXPECT_EQ(label(FieldId::place, "congo kinshasa"), "RDC");
    EXPECT_EQ(label(FieldId::place, "Alexandrie"), "Alexandrie (Égypte)");
    EXPECT_EQ(label(FieldId::source, "Washington"), "");
    EXPECT_EQ(label(FieldId::place, ""), "");
}

TEST(AuthorityFind, GivesWhatTheTablesSay) {
    const Entry* washington = names().find_id(FieldId::place, "washington");
    ASSERT_NE(washington, nullptr);
    EXPECT_EQ(washington->country, "États-Unis");
    EXPECT_EQ(washington->coordinates, (Coordinates{38.90, -77.04}));
    const Entry* ukraine = names().find_id(FieldId::place, "ukraine");
    ASSERT_NE(ukraine, nullptr);
    EXPECT_EQ(ukraine->country, "");
    const Entry* person = names().find_id(FieldId::actor, "iouri-ouchakov");
    ASSERT_NE(person, nullptr);
    EXPECT_EQ(person->actor, ActorKind::person);
    EXPECT_THAT(person->aliases, ElementsAre("Yuri Ushakov", "Youri Ouchakov", "Ouchakov", "Ushakov"));
}

TEST(AuthorityFind, TellsHomonymsApartByTheirCountry) {
    EXPECT_NE(names().find_id(FieldId::place, "tigre"), nullptr);
    EXPECT_NE(names().find_id(FieldId::place, "tigre-ethiopie"), nullptr);
}

TEST(AuthorityFind, KnowsHostsAndWhatLiesBelowThem) {
    for (const char* host : {"afp.com", "fr.afp.com"})
        EXPECT_EQ(names().find_host(host)->name.label, "AFP");
    for (const char* host : {"com", "notafp.com", ""})
        EXPECT_EQ(names().find_host(host), nullptr);
}

TEST(AuthorityTables, NameTheLineOfABadRow) {
    const auto complaint = [](std::string_view rows) -> std::string {
        try {
            const std::array tables{Table{"places", rows}};
            const Authority authority(tables);
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_THAT(complaint("# rien\n"), HasSubstr("no line names the columns"));
    EXPECT_THAT(complaint("label\tkind\nParis\tcity\tFrance\n"), HasSubstr("line 2: more columns"));
    EXPECT_THAT(complaint("label\tlatitude\tlongitude\nParis\tnord\t2\n"),
                HasSubstr("line 2: expected a number"));
}

TEST(AuthorityTables, OfTheProgramAreRead) {
    const Authority authority(builtin_tables());
    analysis::Analyzer analyzer;
    for (const char* name : {"Moscou", "Kiev", "États-Unis", "Gaza"})
        EXPECT_NE(authority.find(FieldId::place, name, analyzer), nullptr) << name;
    for (const char* name : {"Vladimir Poutine", "UE", "Yuri Ushakov"})
        EXPECT_NE(authority.find(FieldId::actor, name, analyzer), nullptr) << name;
    EXPECT_NE(authority.find_host("www.aljazeera.net"), nullptr);
}

}  // namespace depeche::authority
