#include "indexer/proposals.hpp"

#include <gmock/gmock.h>

#include "tests/support/temporary_index.hpp"

namespace depeche::indexer {
namespace {

using authority::NameTables;
using authority::OperatorTable;
using testing::IsEmpty;

const NameTables& ours() {
    static const NameTables tables;
    return tables;
}

TEST(Proposals, GroupNamesThatTheTablesDoNotKnow) {
    EXPECT_EQ(propose({{"Igor Chtcherbakov", 2}, {"Ihor Shcherbakov", 5}, {"Igor Sidorov", 9}}, ours()),
              (std::vector<Proposal>{{{"Ihor Shcherbakov", 5}, false, {{"Igor Chtcherbakov", 2}}}}));
}

TEST(Proposals, GiveANameToWhomTheTablesKnow) {
    EXPECT_EQ(propose({{"Sergueï Lavrov", 1}, {"Serguey Lavrof", 3}}, ours()),
              (std::vector<Proposal>{{{"Sergueï Lavrov", 1}, true, {{"Serguey Lavrof", 3}}}}));
}

TEST(Proposals, LeaveNamesAloneThatAreJoinedAlready) {
    EXPECT_THAT(propose({{"Vladimir Poutine", 3}, {"Emmanuel Macron", 1}}, ours()), IsEmpty());
}

TEST(Proposals, PutFirstWhatJoinsMost) {
    const auto proposals = propose({{"Igor Chtcherbakov", 2},
                                    {"Ihor Shcherbakov", 5},
                                    {"Anton Fedotov", 4},
                                    {"Antone Fédotov", 4},
                                    {"Pavel Grouchko", 1},
                                    {"Pavel Grushko", 1}},
                                   ours());
    std::vector<std::string> labels;
    for (const Proposal& proposal : proposals)
        labels.push_back(proposal.label.name);
    EXPECT_THAT(labels, testing::ElementsAre("Ihor Shcherbakov", "Pavel Grouchko"));
}

TEST(Proposals, LeaveOutWhatAnOperatorRefused) {
    const NameTables tables(std::vector<OperatorTable>{
        {"noms.tsv", "label\taliases\tsurnames\nSergueï Lavrov\t-Serguey Lavrof\n-Ihor Shcherbakov\n"}});
    EXPECT_THAT(propose({{"Serguey Lavrof", 3}, {"Igor Chtcherbakov", 2}, {"Ihor Shcherbakov", 5}}, tables),
                IsEmpty());
}

TEST(Proposals, AreATableThatIsAcceptedAsItIs) {
    const PeopleCounts people{{"Igor Chtcherbakov", 2}, {"Ihor Shcherbakov", 5}, {"Serguey Lavrof", 3}};
    const std::string table = as_table(propose(people, ours()), Language::french);
    const NameTables accepted(std::vector<OperatorTable>{{"noms.tsv", table}});
    EXPECT_THAT(accepted.merged.problems, IsEmpty());
    analysis::Analyzer analyzer;
    const auto* entry = accepted.authority.find(schema::FieldId::actor, "Igor Chtcherbakov", analyzer);
    ASSERT_NE(entry, nullptr);
    EXPECT_EQ(entry->name.label, "Ihor Shcherbakov");
    EXPECT_THAT(propose(people, accepted), IsEmpty());
    EXPECT_THAT(table,
                testing::HasSubstr("# dépêches\u00a0: Sergueï Lavrov (0), Serguey Lavrof (3)\u202f; "));
}

TEST(Proposals, AreCountedInAnIndex) {
    const tests::TemporaryIndex index{tests::dispatch("a", "Un.").actor("Igor Chtcherbakov").actor("OTAN"),
                                      tests::dispatch("b", "Deux.").actor("Igor Chtcherbakov"),
                                      tests::dispatch("c", "Trois.").actor("IGOR CHTCHERBAKOV")};
    const StopFlag stop = false;
    EXPECT_EQ(count_people(index.path(), stop), (PeopleCounts{{"Igor Chtcherbakov", 3}, {"OTAN", 1}}));
}

}  // namespace
}  // namespace depeche::indexer
