#include "indexer/cli/cli.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/temporary_folder.hpp"

namespace depeche::indexer {

using testing::HasSubstr;
using testing::Not;

class CommandLine : public testing::Test {
protected:
    ExitCode call(std::vector<std::string> arguments) {
        out.str("");
        err.str("");
        return run(arguments, environment, out, err, stop);
    }

    std::string index() const { return folder.path() / "index"; }

    tests::TemporaryFolder folder;
    Environment environment{.index = {}, .locale = "fr_FR.UTF-8", .shows_progress = false};
    StopFlag stop = false;
    std::ostringstream out;
    std::ostringstream err;
};

TEST_F(CommandLine, IndexesAndSummarises) {
    const std::string file = folder.write("a,b.txt", "La trêve tient.");
    EXPECT_EQ(call({"--index", index(), file}), all_taken);
    EXPECT_EQ(out.str(),
              "1 dépêche lue dans 1 fichier\u00a0: 1 ajoutée, 0 remplacée, 0 inchangée, 0 refusée.\n");
    EXPECT_EQ(err.str(), "");
    EXPECT_EQ(call({"add", "--lang=en", "-i", index(), "--", file}), all_taken);
    EXPECT_EQ(out.str(),
              "0 dispatches read in 0 files: 0 added, 0 replaced, 1 unchanged, 0 refused.\n"
              "1 unchanged file not read again.\n");
}

TEST_F(CommandLine, TakesTheIndexOfTheEnvironment) {
    environment.index = index();
    EXPECT_EQ(call({"-q", folder.write("a.txt", "La trêve tient.")}), all_taken);
    EXPECT_EQ(out.str(), "");
}

TEST_F(CommandLine, NamesWhatIsRefused) {
    folder.write("in/a.jsonl", "{\"text\":\"Un.\"}\nfaux\n");
    EXPECT_EQ(call({"--index", index(), "--quiet", folder.path() / "in"}), some_refused);
    EXPECT_EQ(out.str(), "");
    EXPECT_THAT(err.str(), HasSubstr("in/a.jsonl:2\u00a0: JSON mal formé"));
    EXPECT_EQ(call({"--index", index(), "/nulle/part"}), some_refused);
    EXPECT_THAT(err.str(), HasSubstr("/nulle/part\u00a0: "));
}

TEST_F(CommandLine, TellsNotesAndSkippedFilesWhenAsked) {
    folder.write("in/a.txt", "---\nclef: x\n---\nTexte.");
    folder.write("in/b.jpg", "x");
    EXPECT_EQ(call({"--index", index(), folder.path() / "in"}), all_taken);
    EXPECT_EQ(err.str(), "");
    EXPECT_THAT(out.str(), HasSubstr("1 fichier d’un autre genre laissé de côté.\n1 remarque.\n"));
    EXPECT_EQ(call({"--index", index(), "-v", "--reread", folder.path() / "in"}), all_taken);
    EXPECT_THAT(err.str(), HasSubstr("clef"));
    EXPECT_THAT(err.str(), HasSubstr("b.jpg"));
}

TEST_F(CommandLine, SaysWhatItRemoved) {
    folder.write("in/a.txt", "La trêve tient.");
    folder.write("in/b.txt", "La paix aussi.");
    EXPECT_EQ(call({"--index", index(), folder.path() / "in"}), all_taken);
    std::filesystem::remove(folder.path() / "in/a.txt");
    EXPECT_EQ(call({"--index", index(), "--prune", folder.path() / "in"}), all_taken);
    EXPECT_THAT(err.str(), HasSubstr("in/a.txt\u00a0: fichier disparu, 1 dépêche retirée de l’index\n"));
    EXPECT_THAT(out.str(), HasSubstr("0 refusée, 1 retirée.\n1 fichier inchangé, non relu.\n"));
}

TEST_F(CommandLine, SaysWhatARunLeftThatWasCutOff) {
    const std::string file = folder.write("a.txt", "La trêve tient.");
    call({"--index", index(), file});
    folder.write("index/lock", "4321 add\n");
    EXPECT_EQ(call({"--index", index(), file}), all_taken);
    EXPECT_THAT(err.str(), HasSubstr("précédente (processus 4321, add) n’est pas allée à son terme"));
    EXPECT_EQ(call({"--index", index(), file}), all_taken);
    EXPECT_EQ(err.str(), "");
}

TEST_F(CommandLine, SaysWhatItMisunderstood) {
    const std::pair<std::vector<std::string>, const char*> rows[] = {
        {{}, "quel index"},
        {{"--index", "x"}, "rien à indexer"},
        {{"--index"}, "il manque la valeur de l’option «\u00a0index\u00a0»"},
        {{"--indx", "x"}, "option inconnue\u00a0: «\u00a0indx\u00a0»"},
        {{"--index", "x", "--threads", "0", "a"}, "nombre de 1 à 256"},
        {{"--index", "x", "--threads", "deux", "a"}, "nombre de 1 à 256"},
        {{"--index", "x", "--lang", "de", "a"}, "fr ou en"},
        {{"--index", "x", "--memory", "512", "a"}, "une taille de 128M à 1024G"},
        {{"--index", "x", "--memory", "127M", "a"}, "une taille de 128M à 1024G"},
        {{"--index", "x", "--memory", "99999999999999999999G", "a"}, "une taille de 128M à 1024G"},
        {{"--index", "x", "--memory", "-1G", "a"}, "une taille de 128M à 1024G"},
        {{"--index", "x", "--base", "/nulle/part", "a"}, "n’est pas un dossier"},
    };
    for (const auto& [arguments, complaint] : rows) {
        EXPECT_EQ(call(arguments), misused) << complaint;
        EXPECT_THAT(err.str(), HasSubstr(complaint));
        EXPECT_EQ(out.str(), "");
    }
}

TEST_F(CommandLine, SaysWhenItCannotGoOn) {
    const std::string file = folder.write("index/autre.txt", "Texte.");
    EXPECT_EQ(call({"--index", index(), file}), failed);
    EXPECT_THAT(err.str(), HasSubstr("contient autre chose qu’un index"));
}

TEST_F(CommandLine, SaysWhereItWasInterrupted) {
    stop = true;
    EXPECT_EQ(call({"--index", index(), folder.write("a.txt", "Texte.")}), interrupted);
    EXPECT_THAT(err.str(), HasSubstr("interrompu"));
}

TEST_F(CommandLine, HelpsInBothLanguagesWithinEightyColumns) {
    for (const char* language : {"--lang=fr", "--lang=en"}) {
        EXPECT_EQ(call({"--help", language}), all_taken);
        std::istringstream lines(out.str());
        for (std::string line; std::getline(lines, line);)
            EXPECT_LE(std::ranges::count_if(line, [](char byte) { return (byte & '\xC0') != '\x80'; }), 80)
                << line;
        for (const OptionRow& row : option_table())
            EXPECT_THAT(out.str(), HasSubstr("--" + std::string(row.name)));
    }
    EXPECT_THAT(out.str(), Not(HasSubstr("dossier")));
}

TEST_F(CommandLine, ShowsProgressOnATerminalAndTakesItAway) {
    environment.shows_progress = true;
    EXPECT_EQ(call({"--index", index(), folder.write("a.txt", "Texte.")}), all_taken);
    EXPECT_TRUE(err.str().empty() || err.str().ends_with("\r\x1b[K"));
}

}  // namespace depeche::indexer
