#include "schema/authority/operator_tables.hpp"

#include <gmock/gmock.h>

namespace depeche::authority {
namespace {

using schema::FieldId;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

MergedTables merged(std::initializer_list<OperatorTable> theirs) {
    return merge(builtin_tables(), std::vector<OperatorTable>(theirs));
}

MergedTables merged(const std::string& text) {
    return merged({{"mes-noms.tsv", text}});
}

/// The label that a name stands for; empty for none.
std::string label(const MergedTables& tables, FieldId facet, std::string_view name) {
    const Authority authority(tables.views());
    analysis::Analyzer analyzer;
    const Entry* entry = authority.find(facet, name, analyzer);
    return entry ? entry->name.label : "";
}

std::vector<std::string> reasons(const MergedTables& tables) {
    std::vector<std::string> result;
    for (const TableProblem& problem : tables.problems)
        result.push_back(problem.file + ":" + std::to_string(problem.line) + ": " + problem.reason.english);
    return result;
}

TEST(OperatorTables, LeaveOursAloneWhenThereAreNone) {
    const MergedTables tables = merge(builtin_tables(), {});
    ASSERT_EQ(tables.tables.size(), builtin_tables().size());
    for (std::size_t at = 0; at < tables.tables.size(); ++at)
        EXPECT_TRUE(tables.tables[at].second == builtin_tables()[at].rows) << tables.tables[at].first;
    EXPECT_THAT(tables.problems, IsEmpty());
}

TEST(OperatorTables, AddEntries) {
    const MergedTables tables = merged(
        "label\taliases\tsurnames\trole\tcountry\n"
        "Zénobie Untel\tZenobia Untel\t\tmaire\tFrance\n");
    EXPECT_EQ(label(tables, FieldId::actor, "zenobia untel"), "Zénobie Untel");
    EXPECT_THAT(reasons(tables), IsEmpty());
}

TEST(OperatorTables, AddNamesToEntriesOfOurs) {
    const MergedTables tables = merged("label\taliases\tsurnames\nVladimir Poutine\tWladimir Putin\n");
    EXPECT_EQ(label(tables, FieldId::actor, "Wladimir Putin"), "Vladimir Poutine");
    EXPECT_EQ(label(tables, FieldId::actor, "Vladimir Putin"), "Vladimir Poutine");
}

TEST(OperatorTables, TakeNamesOff) {
    const MergedTables tables =
        merged("label\taliases\tsurnames\nVladimir Poutine\t-Vladimir Putin\t-Putin\n");
    EXPECT_EQ(label(tables, FieldId::actor, "Vladimir Putin"), "");
    EXPECT_EQ(label(tables, FieldId::actor, "Putin"), "");
    EXPECT_EQ(label(tables, FieldId::actor, "Poutine"), "Vladimir Poutine");
    EXPECT_TRUE(tables.denied.contains({"vladimir-poutine", "vladimir-putin"}));
    EXPECT_THAT(reasons(tables), IsEmpty());
}

TEST(OperatorTables, HideEntries) {
    const MergedTables tables =
        merged("label\taliases\tsurnames\n-Vladimir Poutine\n-Banque Postale\tLa Banque Postale\n");
    EXPECT_EQ(label(tables, FieldId::actor, "Vladimir Poutine"), "");
    EXPECT_EQ(label(tables, FieldId::actor, "Poutine"), "");
    EXPECT_TRUE(tables.hidden.contains({FieldId::actor, "vladimir-poutine"}));
    EXPECT_TRUE(tables.hidden.contains({FieldId::actor, "la-banque-postale"}));
}

TEST(OperatorTables, AreToldApartByTheirColumns) {
    const MergedTables tables = merged({
        {"a.tsv", "label\tkind\taliases\tseat\nGuilde du Livre\tngo\n"},
        {"b.tsv", "label\tkind\tcountry\tdemonyms\nSaint-Machin\tcity\tFrance\n"},
        {"c.tsv", "label\thosts\nLe Petit Bleu\tpetitbleu.example\n"},
    });
    EXPECT_EQ(label(tables, FieldId::actor, "Guilde du livre"), "Guilde du Livre");
    EXPECT_EQ(label(tables, FieldId::place, "saint machin"), "Saint-Machin");
    EXPECT_EQ(label(tables, FieldId::source, "Petit Bleu"), "");
    EXPECT_EQ(label(tables, FieldId::source, "Le Petit Bleu"), "Le Petit Bleu");
    EXPECT_THAT(reasons(tables), IsEmpty());
}

TEST(OperatorTables, ReplaceWhatElseARowSays) {
    const MergedTables tables =
        merged("label\tcountry\tlatitude\tlongitude\tdemonyms\nKyiv\tPologne\t1.5\t2.5\nLviv\t-\n");
    const Authority authority(tables.views());
    const Entry* kyiv = authority.find_id(FieldId::place, "kyiv");
    ASSERT_NE(kyiv, nullptr);
    EXPECT_EQ(kyiv->country, "Pologne");
    EXPECT_EQ(kyiv->coordinates, (Coordinates{1.5, 2.5}));
    EXPECT_EQ(authority.find_id(FieldId::place, "lviv")->country, "");
}

TEST(OperatorTables, SayWhatIsWrongWithARowAndUseTheRest) {
    const MergedTables tables = merged(
        "label\tkind\tcountry\tlatitude\tdemonyms\n"
        "# un commentaire\n"
        "Un\tcity\tFrance\tnord\n"
        "Deux\tcity\tFranze\n"
        "Trois\tvillage\tFrance\n"
        "\tcity\tFrance\n"
        "Cinq\tcity\tFrance\t1.0\t\tde trop\n"
        "\r\n"
        "Six\tcity\tFrance\t44.5\r\n");
    EXPECT_THAT(reasons(tables), ElementsAre(HasSubstr("mes-noms.tsv:3: 'nord' is not in degrees"),
                                             HasSubstr("mes-noms.tsv:4: unknown country 'Franze'"),
                                             HasSubstr("mes-noms.tsv:5: unknown kind 'village'"),
                                             HasSubstr("mes-noms.tsv:6: the label is missing"),
                                             HasSubstr("mes-noms.tsv:7: more columns")));
    EXPECT_EQ(label(tables, FieldId::place, "Six"), "Six");
}

TEST(OperatorTables, SayWhatIsWrongWithTheirColumns) {
    EXPECT_THAT(reasons(merged("")), ElementsAre(HasSubstr("mes-noms.tsv:0: the table is empty")));
    EXPECT_THAT(reasons(merged("label;aliases;surnames\n")), ElementsAre(HasSubstr("separated by tabs")));
    EXPECT_THAT(reasons(merged("label\talias\tsurnames\n")),
                ElementsAre(HasSubstr("unknown column 'alias'")));
    EXPECT_THAT(reasons(merged("label\taliases\n")), ElementsAre(HasSubstr("do not tell which table")));
}

TEST(OperatorTables, SayThatTwoEntriesClaimAName) {
    const MergedTables tables = merged("label\taliases\tsurnames\nZénobie Untel\tVladimir Putin\tUntel\n");
    EXPECT_THAT(reasons(tables),
                ElementsAre(HasSubstr(
                    "2: 'Vladimir Putin' is claimed by 'Zénobie Untel' and by 'Vladimir Poutine'")));
    EXPECT_THAT(
        merged("label\taliases\tsurnames\nVladimir Poutine\t-Vladimir Putin\nZénobie Untel\tVladimir Putin\n")
            .problems,
        IsEmpty());
}

TEST(OperatorTables, DoNotMakeAPersonOfAnOrganisation) {
    EXPECT_THAT(reasons(merged("label\tsurnames\nOTAN\n")),
                ElementsAre(HasSubstr("in table organisations already")));
}

TEST(OperatorTables, HaveAFingerprintThatIgnoresComments) {
    const std::string table = "label\tsurnames\nZénobie Untel\n";
    const std::string ours = merge(builtin_tables(), {}).fingerprint();
    EXPECT_THAT(ours, SizeIs(32));
    EXPECT_NE(merged(table).fingerprint(), ours);
    EXPECT_EQ(merged("# remarque\n" + table).fingerprint(), merged(table).fingerprint());
    EXPECT_NE(merged("label\tsurnames\n-Rédaction\n").fingerprint(),
              merged("label\tsurnames\n-Équipe\n").fingerprint());
}

}  // namespace
}  // namespace depeche::authority
