#include "schema/authority/authority.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace depeche::authority {

using schema::FieldId;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

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

std::string label(FieldId facet, std::string_view written) {
    analysis::Analyzer analyzer;
    const Entry* entry = names().find(facet, written, analyzer);
    return entry ? entry->name.label : "";
}

}  // namespace

TEST(AuthorityClaims, NeedTheCapitalsOfTheTable) {
    const auto fits = [](std::string_view key, FieldId facet, Case written) {
        return best_claims(names().claims(key), facet, written).size() == 1;
    };
    EXPECT_FALSE(fits("la reunion", FieldId::place, {0b01, false}));
    EXPECT_TRUE(fits("la reunion", FieldId::place, {0b11, false}));
    EXPECT_FALSE(fits("eu", FieldId::actor, {0b1, false}));
    EXPECT_TRUE(fits("eu", FieldId::actor, {0b1, true}));
    EXPECT_TRUE(fits("otan", FieldId::actor, {0b1, false}));
    EXPECT_TRUE(fits("ukrainien", FieldId::place, {}));
}

TEST(AuthorityClaims, LeaveOpenWhatSeveralClaim) {
    EXPECT_EQ(best_claims(names().claims("congolais"), FieldId::place, {}).size(), 2);
    const auto tripoli = best_claims(names().claims("tripoli"), FieldId::place, {0b1, false});
    ASSERT_EQ(tripoli.size(), 1);
    EXPECT_EQ(tripoli.front()->entry->name.label, "Tripoli");
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

TEST(AuthorityTables, UsesTheRestOfATableWithBadRows) {
    const std::array tables{Table{"places",
                                  "label\tkind\tlatitude\tlongitude\n"
                                  "Ici\tcity\t1.5\t2\n"
                                  "Là\tcity\tnord\t2\n"
                                  "# un commentaire\n"
                                  "\tcity\t1\t2\n"
                                  "Trop\tcity\t1\t2\t3\n"
                                  "Ailleurs\tcity\n",
                                  "noms.tsv"}};
    const Authority authority(tables);
    ASSERT_THAT(authority.bad_rows(), SizeIs(3));
    EXPECT_EQ(authority.bad_rows()[0].file, "noms.tsv");
    EXPECT_EQ(authority.bad_rows()[0].line, 3);
    EXPECT_THAT(authority.bad_rows()[0].reason.english, HasSubstr("'nord' is not a number"));
    EXPECT_EQ(authority.bad_rows()[1].line, 5);
    EXPECT_EQ(authority.bad_rows()[2].line, 6);
    EXPECT_NE(authority.find_id(FieldId::place, "ici"), nullptr);
    EXPECT_NE(authority.find_id(FieldId::place, "ailleurs"), nullptr);
    EXPECT_EQ(authority.find_id(FieldId::place, "la"), nullptr);
}

TEST(AuthorityTables, TellsAnEmptyTable) {
    const std::array tables{Table{"people", "# rien\n", "vide.tsv"}};
    const Authority authority(tables);
    ASSERT_THAT(authority.bad_rows(), SizeIs(1));
    EXPECT_EQ(authority.bad_rows()[0].file, "vide.tsv");
}

TEST(AuthorityTables, TellsANameThatTwoEntriesClaim) {
    const std::array tables{Table{"people",
                                  "label\taliases\tsurnames\n"
                                  "Anne Martin\tla Martin\tMartin\n"
                                  "Paul Martin\t\tMartin\n"}};
    const Authority authority(tables);
    const auto conflicts = authority.conflicts();
    ASSERT_THAT(conflicts, SizeIs(1));
    EXPECT_EQ(conflicts[0].name, "martin");
    EXPECT_EQ(conflicts[0].first->name.label, "Anne Martin");
    EXPECT_EQ(conflicts[0].second->name.label, "Paul Martin");
    analysis::Analyzer analyzer;
    EXPECT_EQ(authority.find(FieldId::actor, "Martin", analyzer), nullptr);
}

TEST(AuthorityTables, LetsTheHandWrittenCityWin) {
    const std::array tables{
        Table{"places", "label\tkind\tcountry\taliases\nPékin\tcapital\tChine\tBeijing\n"},
        Table{"cities", "label\tkind\tcountry\nBeijing\tcity\tChine\nBeijing\tcity\tAilleurs\n"}};
    const Authority authority(tables);
    EXPECT_EQ(authority.find_id(FieldId::place, "beijing")->country, "Ailleurs");
    analysis::Analyzer analyzer;
    EXPECT_EQ(authority.find(FieldId::place, "Beijing", analyzer)->name.label, "Pékin");
}

static const Authority& builtin() {
    static const Authority authority(builtin_tables());
    return authority;
}

TEST(BuiltinTables, HaveNoBadRow) {
    EXPECT_THAT(builtin().bad_rows(), IsEmpty());
}

TEST(BuiltinTables, ClaimNoNameTwice) {
    for (const Conflict& conflict : builtin().conflicts())
        ADD_FAILURE() << conflict.name << ": " << conflict.first->name.label << " and "
                      << conflict.second->name.label;
}

TEST(BuiltinTables, KnowsTitlesAndFirstNames) {
    EXPECT_TRUE(builtin().title("mme").honorific);
    EXPECT_TRUE(builtin().title("premier ministre").role);
    EXPECT_TRUE(builtin().title("universite").organisation);
    EXPECT_TRUE(builtin().title("village").place);
    ASSERT_NE(builtin().word("camille"), nullptr);
    EXPECT_TRUE(builtin().word("camille")->first_name);
    EXPECT_EQ(builtin().word("xyzzy"), nullptr);
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
