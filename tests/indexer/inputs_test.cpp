#include "indexer/inputs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_folder.hpp"

namespace depeche::indexer {

using testing::ElementsAre;
using testing::IsEmpty;

namespace fs = std::filesystem;

class Listing : public testing::Test {
protected:
    /// The identities of the files that a path below the folder stands for.
    std::vector<std::string> list(const std::string& path) {
        inputs = list_inputs({folder.path() / path}, folder.path());
        std::vector<std::string> identities;
        for (const InputFile& file : inputs.files)
            identities.push_back(file.identity);
        return identities;
    }

    tests::TemporaryFolder folder;
    Inputs inputs;
};

TEST_F(Listing, WalksFoldersInTheByteOrderOfPaths) {
    for (const char* name : {"d/b.txt", "d/a/z.jsonl", "d/a.txt", "d/É.TXT", "d/Z.text", "d/a/1.ndjson"})
        folder.write(name, "x");
    EXPECT_THAT(list("d"),
                ElementsAre("d/Z.text", "d/a.txt", "d/a/1.ndjson", "d/a/z.jsonl", "d/b.txt", "d/É.TXT"));
}

TEST_F(Listing, PassesOverHiddenAndCountsOtherFiles) {
    for (const char* name : {"d/a.txt", "d/.b.txt", "d/.git/c.txt", "d/photo.jpg"})
        folder.write(name, "x");
    EXPECT_THAT(list("d"), ElementsAre("d/a.txt"));
    EXPECT_THAT(inputs.skipped, ElementsAre(folder.path() / "d/photo.jpg"));
}

TEST_F(Listing, TakesANamedFileWhateverItsName) {
    folder.write(".note", "x");
    EXPECT_THAT(list(".note"), ElementsAre(".note"));
}

TEST_F(Listing, SurvivesLoopsAndBrokenLinks) {
    folder.write("d/a.txt", "x");
    fs::create_directory_symlink(folder.path() / "d", folder.path() / "d/loop");
    fs::create_symlink("nowhere", folder.path() / "d/broken.txt");
    // A broken link is a file that cannot be read, which its reader says.
    EXPECT_THAT(list("d"), ElementsAre("d/a.txt", "d/broken.txt"));
    EXPECT_THAT(inputs.rejections, IsEmpty());
}

TEST_F(Listing, RefusesWhatIsNotThere) {
    EXPECT_THAT(list("missing"), IsEmpty());
    ASSERT_EQ(inputs.rejections.size(), 1U);
    EXPECT_EQ(inputs.rejections[0].path, folder.path() / "missing");
}

TEST_F(Listing, NamesAFileOneWayHoweverItIsReached) {
    folder.write("d/a.txt", "x");
    fs::create_directory_symlink(folder.path() / "d", folder.path() / "link");
    EXPECT_EQ(list("d/../link/a.txt"), list("d/a.txt"));
}

TEST_F(Listing, MakesAnyNamePrintable) {
    folder.write("d/\xe9t\xe9\n.txt", "x");
    EXPECT_THAT(list("d"), ElementsAre("d/\\xe9t\\xe9\\x0a.txt"));
}

}  // namespace depeche::indexer
