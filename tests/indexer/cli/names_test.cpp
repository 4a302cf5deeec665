#include "indexer/cli/names.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "indexer/cli/cli.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::indexer {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

class NamesCommand : public testing::Test {
protected:
    NamesCommand() {
        folder.write("in/a.txt", "---\nActeurs: Igor Chtcherbakov; Vova Poutine\n---\nLa trêve tient.");
        folder.write("in/b.txt", "---\nActeurs: Ihor Shcherbakov\n---\nLa trêve ne tient pas.");
        EXPECT_EQ(call({"add", "-q", folder.path() / "in"}), all_taken) << err.str();
    }

    ExitCode call(std::vector<std::string> arguments) {
        out.str("");
        err.str("");
        return run(arguments, environment, out, err, stop);
    }

    std::string table(const std::string& name, const std::string& rows) const {
        return folder.write(name, "label\taliases\tsurnames\n" + rows);
    }

    tests::TemporaryFolder folder;
    Environment environment{
        .index = folder.path() / "index", .locale = "fr_FR.UTF-8", .shows_progress = false};
    StopFlag stop = false;
    std::ostringstream out;
    std::ostringstream err;
};

TEST_F(NamesCommand, AppliesATableOfTheOperator) {
    const std::string names = table("noms.tsv", "Vladimir Poutine\tVova Poutine\n");
    EXPECT_EQ(call({"names", "--apply", "--names", names}), all_taken);
    EXPECT_EQ(out.str(), "2 dépêches revues, 1 changée.\n");
    EXPECT_EQ(err.str(), "");
    EXPECT_EQ(call({"names", "--apply", "--names", names, "--lang=en"}), all_taken);
    EXPECT_EQ(out.str(), "2 dispatches looked at, 0 changed.\n");
    EXPECT_EQ(call({"names", "--apply", "-q"}), all_taken);
    EXPECT_EQ(out.str(), "");
}

TEST_F(NamesCommand, TakesTheTablesOfTheEnvironment) {
    environment.names = {table("noms.tsv", "Vladimir Poutine\tVova Poutine\n"),
                         table("plus.tsv", "Zénobie Untel\n")};
    EXPECT_EQ(call({"names", "--apply"}), all_taken);
    EXPECT_EQ(out.str(), "2 dépêches revues, 1 changée.\n");
}

TEST_F(NamesCommand, ProposesATableThatCanBeApplied) {
    const std::string file = folder.path() / "propositions.tsv";
    EXPECT_EQ(call({"names", "--propose", file}), all_taken);
    EXPECT_THAT(out.str(), HasSubstr("1 proposition dans «\u00a0"));
    EXPECT_EQ(call({"names", "--apply", "--names", file}), all_taken);
    EXPECT_EQ(out.str(), "2 dépêches revues, 2 changées.\n");
    EXPECT_EQ(call({"names", "--propose", "-", "--names", file}), all_taken);
    EXPECT_THAT(out.str(), Not(HasSubstr("Chtcherbakov")));
}

TEST_F(NamesCommand, ProposesOnStandardOutput) {
    EXPECT_EQ(call({"names", "--propose", "-"}), all_taken);
    EXPECT_THAT(out.str(), HasSubstr("\nIgor Chtcherbakov\tIhor Shcherbakov\t\t\t\n"));
}

TEST_F(NamesCommand, NeverWritesOverAFile) {
    const std::string file = folder.write("propositions.tsv", "à moi");
    EXPECT_EQ(call({"names", "--propose", file}), misused);
    EXPECT_THAT(err.str(), HasSubstr("existe déjà"));
}

TEST_F(NamesCommand, TellsWhichTablesTheIndexWasMadeWith) {
    EXPECT_EQ(call({"names", "--status"}), all_taken);
    EXPECT_THAT(out.str(),
                MatchesRegex("tables présentes\u00a0: ([0-9a-f]+)\ntables de l’index\u00a0: [0-9a-f]+\n"
                             "L’index est à jour.\n"));
    EXPECT_EQ(call({"names", "--status", "--names", table("noms.tsv", "Zénobie Untel\n")}), all_taken);
    EXPECT_THAT(out.str(), HasSubstr("names --apply"));
}

TEST_F(NamesCommand, IsRecommendedAfterAnAddWithOtherTables) {
    folder.write("in/c.txt", "Il pleut.");
    const std::string names = table("noms.tsv", "Zénobie Untel\n");
    EXPECT_EQ(call({"add", "--names", names, folder.path() / "in"}), all_taken);
    EXPECT_THAT(err.str(), HasSubstr("remarque\u00a0: l’index «\u00a0"));
    EXPECT_EQ(call({"names", "--apply", "--names", names}), all_taken);
    EXPECT_EQ(call({"add", "--names", names, folder.path() / "in"}), all_taken);
    EXPECT_EQ(err.str(), "");
}

TEST_F(NamesCommand, NamesBadRowsAndUsesTheRest) {
    const std::string names = table("noms.tsv", "\tsans libellé\nVladimir Poutine\tVova Poutine\n");
    EXPECT_EQ(call({"names", "--apply", "--names", names}), some_refused);
    EXPECT_THAT(err.str(), HasSubstr("noms.tsv:2\u00a0: il manque le libellé"));
    EXPECT_EQ(out.str(), "2 dépêches revues, 1 changée.\n");
    EXPECT_EQ(call({"add", "--lang=en", "--names", names, folder.path() / "in"}), some_refused);
    EXPECT_THAT(err.str(), HasSubstr("noms.tsv:2: the label is missing"));
}

TEST_F(NamesCommand, ReadsATableInTheOldEncoding) {
    const std::string names =
        folder.write("noms.tsv", "label\taliases\tsurnames\nZ\xE9nobie Untel\tIgor Chtcherbakov\n");
    EXPECT_EQ(call({"names", "--apply", "--names", names}), all_taken) << err.str();
    EXPECT_EQ(out.str(), "2 dépêches revues, 1 changée.\n");
}

TEST_F(NamesCommand, SaysWhatItMisunderstood) {
    const std::pair<std::vector<std::string>, const char*> rows[] = {
        {{"names"}, "que faire des noms"},
        {{"names", "--apply", "--status"}, "un seul des trois"},
        {{"names", "--apply", "a.txt"}, "retirez «\u00a0a.txt\u00a0»"},
        {{"names", "--apply", "--threads", "2"},
         "--threads va avec les commandes add, rebuild, watch, pas avec names"},
        {{"add", "--apply", "a.txt"}, "--apply va avec la commande names, pas avec add"},
        {{"names", "--apply", "--names", "/nulle/part.tsv"}, "table de noms «\u00a0/nulle/part.tsv\u00a0»"},
    };
    for (const auto& [arguments, complaint] : rows) {
        EXPECT_EQ(call(arguments), misused) << complaint;
        EXPECT_THAT(err.str(), HasSubstr(complaint));
    }
    EXPECT_EQ(call({"names", "--status", "--index", folder.path() / "rien"}), failed);
    EXPECT_THAT(err.str(), HasSubstr("pas d’index dans"));
}

TEST_F(NamesCommand, SaysWhenItWasInterrupted) {
    stop = true;
    EXPECT_EQ(call({"names", "--apply"}), interrupted);
    EXPECT_THAT(err.str(), HasSubstr("interrompu après 0 dépêches sur 2"));
}

}  // namespace
}  // namespace depeche::indexer
