#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>

#include "depeche/error.hpp"
#include "indexer/pipeline.hpp"
#include "schema/record.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/zip.hpp"

namespace depeche::indexer {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Incremental : public testing::Test {
protected:
    Incremental() {
        options.index = folder.path() / "index";
        options.paths = {folder.path() / "in"};
        options.base = folder.path();
    }

    PipelineReport index() {
        refusals.clear();
        removed.clear();
        PipelineEvents events;
        events.refused = [&](const Rejection& one) { refusals.push_back(one.reason.english); };
        events.removed = [&](const std::string& path, std::size_t) { removed.push_back(path); };
        events.recovered = [&](const Recovery& one) { recovery = one; };
        return run(options, events, stop);
    }

    PipelineReport prune() {
        options.prunes = true;
        PipelineReport report = index();
        options.prunes = false;
        return report;
    }

    /// The bodies in the index, in the order of the documents.
    std::vector<std::string> bodies() const {
        const Xapian::Database database(options.index.native());
        std::vector<std::string> result;
        for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at)
            result.push_back(schema::decode_dispatch(database.get_document(*at).get_data()).body);
        return result;
    }

    tests::TemporaryFolder folder;
    PipelineOptions options;
    StopFlag stop = false;
    std::vector<std::string> refusals;
    std::vector<std::string> removed;
    std::optional<Recovery> recovery;
};

TEST_F(Incremental, ReadsOnlyFilesThatChanged) {
    folder.write("in/a.txt", "Un.");
    folder.write("in/b.txt", "Deux.");
    EXPECT_EQ(index().read, 2U);
    folder.write("in/b.txt", "Trois.");
    folder.write("in/c.txt", "Quatre.");
    const PipelineReport report = index();
    EXPECT_EQ(report.read, 2U);
    EXPECT_EQ(report.files_unchanged, 1U);
    EXPECT_EQ(report.written, (WriteCounts{1, 1, 1, 0}));
    EXPECT_THAT(bodies(), ElementsAre("Un.", "Trois.", "Quatre."));
}

TEST_F(Incremental, LooksAtTheBytesWhenOnlyTheTimeChanged) {
    const fs::path file = folder.write("in/a.txt", "Un.");
    index();
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1));
    EXPECT_EQ(index().files_unchanged, 1U);
    // The same length and time, but not the same bytes.
    const auto time = fs::last_write_time(file);
    folder.write("in/a.txt", "Eh.");
    fs::last_write_time(file, time);
    EXPECT_EQ(index().written.replaced, 1U);
}

TEST_F(Incremental, LeavesTheIndexAsItIsWhenNothingChanged) {
    folder.write("in/a.txt", "Un.");
    index();
    const auto revision = Xapian::Database(options.index.native()).get_revision();
    index();
    EXPECT_EQ(Xapian::Database(options.index.native()).get_revision(), revision);
}

TEST_F(Incremental, ReadsEverythingAgainWhenAsked) {
    folder.write("in/a.txt", "Un.");
    index();
    options.rereads = true;
    const PipelineReport report = index();
    EXPECT_EQ(report.read, 1U);
    EXPECT_EQ(report.written.unchanged, 1U);
}

TEST_F(Incremental, GoesOnSayingWhatIsRefused) {
    folder.write("in/a.jsonl", "{\"text\":\"Un.\"}\nfaux\n");
    EXPECT_EQ(index().refused, 1U);
    const std::vector<std::string> first = refusals;
    const PipelineReport again = index();
    EXPECT_EQ(again.refused, 1U);
    EXPECT_EQ(again.read, 0U);
    EXPECT_EQ(again.written.unchanged, 1U);
    EXPECT_EQ(refusals, first);
}

TEST_F(Incremental, KeepsTheFirstOfTwoWithOneIdUntilItIsGone) {
    folder.write("in/a.jsonl", "{\"id\":\"x\",\"text\":\"Un.\"}\n");
    folder.write("in/b.jsonl", "{\"id\":\"x\",\"text\":\"Deux.\"}\n");
    for (int round = 0; round < 3; ++round) {
        EXPECT_EQ(index().refused, 1U);
        EXPECT_THAT(bodies(), ElementsAre("Un."));
    }
    fs::remove(folder.path() / "in/a.jsonl");
    prune();
    index();
    EXPECT_THAT(bodies(), ElementsAre("Deux."));
    EXPECT_THAT(refusals, IsEmpty());
}

TEST_F(Incremental, KeepsTheFirstOfTwoWithOneIdThatIsInAnArchive) {
    folder.write("in/a.zip", tests::zipped("un.jsonl", "{\"id\":\"x\",\"text\":\"Un.\"}\n"));
    folder.write("in/b.zip", tests::zipped("deux.jsonl", "{\"id\":\"x\",\"text\":\"Deux.\"}\n"));
    for (int round = 0; round < 3; ++round) {
        EXPECT_EQ(index().refused, 1U);
        EXPECT_THAT(bodies(), ElementsAre("Un."));
    }
    fs::remove(folder.path() / "in/a.zip");
    prune();
    index();
    EXPECT_THAT(bodies(), ElementsAre("Deux."));
}

TEST_F(Incremental, TakesANewFileAsANewerVersion) {
    folder.write("in/a.jsonl", "{\"id\":\"x\",\"text\":\"Un.\"}\n");
    index();
    folder.write("in/b.jsonl", "{\"id\":\"x\",\"text\":\"Deux.\"}\n");
    EXPECT_EQ(index().written.replaced, 1U);
    EXPECT_THAT(bodies(), ElementsAre("Deux."));
}

TEST_F(Incremental, RemovesWhatIsGoneOnlyWhenAsked) {
    folder.write("in/a.txt", "Un.");
    folder.write("in/b.jsonl", "{\"id\":\"1\",\"text\":\"Deux.\"}\n{\"id\":\"2\",\"text\":\"Trois.\"}\n");
    index();
    fs::remove(folder.path() / "in/a.txt");
    folder.write("in/b.jsonl", "{\"id\":\"2\",\"text\":\"Trois.\"}\n");
    index();
    EXPECT_THAT(bodies(), ElementsAre("Un.", "Deux.", "Trois."));
    EXPECT_EQ(prune().written.removed, 2U);
    EXPECT_THAT(bodies(), ElementsAre("Trois."));
    EXPECT_THAT(removed, ElementsAre("in/a.txt"));
    EXPECT_EQ(prune().written.removed, 0U);
}

TEST_F(Incremental, RemovesNothingOutsideThePathsOfTheRun) {
    folder.write("in/a.txt", "Un.");
    folder.write("in/b.txt", "Deux.");
    folder.write("autre/a.txt", "Trois.");
    options.paths.push_back(folder.path() / "autre");
    index();
    fs::remove(folder.path() / "in/a.txt");
    fs::remove(folder.path() / "autre/a.txt");
    options.paths.pop_back();
    EXPECT_EQ(prune().written.removed, 1U);
    EXPECT_THAT(bodies(), ElementsAre("Deux.", "Trois."));
}

TEST_F(Incremental, RemovesNothingOfAFolderThatIsMissingOrEmpty) {
    folder.write("in/a.txt", "Un.");
    index();
    fs::rename(folder.path() / "in", folder.path() / "out");
    EXPECT_EQ(prune().written.removed, 0U);
    EXPECT_EQ(refusals.size(), 1U);
    fs::create_directory(folder.path() / "in");
    EXPECT_EQ(prune().written.removed, 0U);
    EXPECT_THAT(refusals, ElementsAre(HasSubstr("nothing is removed")));
    EXPECT_THAT(bodies(), ElementsAre("Un."));
}

TEST_F(Incremental, DoesNotRemoveWhatCannotBeReadAnyMore) {
    folder.write("in/a.jsonl", "{\"id\":\"1\",\"text\":\"Un.\"}\n{\"id\":\"2\",\"text\":\"Deux.\"}\n");
    index();
    folder.write("in/a.jsonl", "{\"id\":\"1\",\"text\":\"Un.\"}\n{\"id\":\"2\",\"text\":\"Deu\n");
    EXPECT_EQ(prune().written.removed, 0U);
    EXPECT_THAT(bodies(), ElementsAre("Un.", "Deux."));
}

TEST_F(Incremental, GoesOnInTheMiddleOfAFileWhereItWasCutOff) {
    std::string lines;
    for (int line = 0; line < 10; ++line)
        lines += "{\"id\":\"" + std::to_string(line) + "\",\"text\":\"Texte.\"}\n";
    folder.write("in/a.jsonl", lines);
    options.batch.dispatches = 4;
    {
        // What a process leaves that is killed behind its second batch.
        PipelineEvents events;
        events.progressed = [](const Progress& now) {
            if (now.dispatches == 9)
                throw IndexError({"", ""});
        };
        EXPECT_THROW(run(options, events, stop), IndexError);
    }
    EXPECT_EQ(bodies().size(), 8U);
    const PipelineReport report = index();
    ASSERT_TRUE(recovery);
    EXPECT_THAT(recovery->last, HasSubstr("a.jsonl:8"));
    EXPECT_EQ(report.read, 2U);
    EXPECT_EQ(bodies().size(), 10U);
    recovery.reset();
    EXPECT_EQ(index().files_unchanged, 1U);
    EXPECT_FALSE(recovery);
}

}  // namespace depeche::indexer
