#include "indexer/index_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <functional>
#include <set>

#include "depeche/error.hpp"
#include "indexer/pipeline.hpp"
#include "schema/index_version.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::indexer {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class Folder : public testing::Test {
protected:
    fs::path path() const { return folder.path() / "index"; }

    std::set<std::string> content(const std::string& of = "") const {
        std::set<std::string> names;
        for (const fs::directory_entry& entry : fs::directory_iterator(path() / of))
            names.insert(entry.path().filename());
        return names;
    }

    std::string complaint(const std::function<void()>& act) const {
        try {
            act();
        } catch (const IndexError& error) {
            return error.what();
        }
        return "";
    }

    PipelineReport index(Target target, std::vector<std::string> paths, const StopFlag& stop = never) const {
        PipelineOptions options;
        options.index = path();
        options.target = target;
        options.paths = std::move(paths);
        return run(options, {}, stop);
    }

    Xapian::doccount documents() const { return read_index(path()).get_doccount(); }

    static const StopFlag never;
    tests::TemporaryFolder folder;
};

const StopFlag Folder::never = false;

TEST_F(Folder, IsADatabaseToXapianToo) {
    IndexFolder(path(), "add").open();
    EXPECT_EQ(Xapian::Database(path().native()).get_metadata(std::string(schema::version_key)),
              std::to_string(schema::index_version));
    EXPECT_THAT(content(), ElementsAre("XAPIANDB", "generation-1", "lock"));
}

TEST_F(Folder, LetsADatabaseMadeAsideServeInThePlaceOfTheOther) {
    IndexFolder index(path(), "add");
    index.open().set_metadata("which", "old");
    const Xapian::Database reader = read_index(path());
    index.make_aside().set_metadata("which", "new");
    EXPECT_EQ(read_index(path()).get_metadata("which"), "old");
    index.serve_aside();
    EXPECT_EQ(read_index(path()).get_metadata("which"), "new");
    EXPECT_EQ(reader.get_metadata("which"), "old");
    EXPECT_THAT(content(), ElementsAre("XAPIANDB", "generation-2", "lock"));
}

TEST_F(Folder, LeavesNothingOfADatabaseThatDidNotComeToServe) {
    IndexFolder(path(), "add").open();
    IndexFolder(path(), "rebuild").make_aside();
    EXPECT_THAT(content(), ElementsAre("XAPIANDB", "generation-1", "lock"));
}

TEST_F(Folder, RemovesWhatAKilledProcessLeft) {
    folder.write("index/generation-1/iamglass", "half");
    folder.write("index/XAPIANDB.new", "auto");
    IndexFolder(path(), "add").open();
    folder.write("index/generation-2/iamglass", "half");
    IndexFolder index(path(), "add");
    EXPECT_THAT(content(), ElementsAre("XAPIANDB", "generation-1", "lock"));
}

TEST_F(Folder, SaysWhoHoldsItAndWhoDidNotGiveItBack) {
    {
        const IndexFolder first(path(), "watch");
        EXPECT_FALSE(first.cut_off());
        EXPECT_EQ(IndexLock::holder(path()), (LockHolder{::getpid(), "watch"}));
        EXPECT_THAT(complaint([&] { IndexFolder(path(), "add"); }), HasSubstr("(depeche-indexer watch)"));
    }
    EXPECT_EQ(IndexLock::holder(path()), std::nullopt);
    folder.write("index/lock", "4321 rebuild\n");
    EXPECT_EQ(IndexFolder(path(), "add").cut_off(), (LockHolder{4321, "rebuild"}));
    EXPECT_FALSE(IndexFolder(path(), "add").cut_off());
}

TEST_F(Folder, IsNotMadeByWhoWantsOneThatIsThere) {
    EXPECT_THAT(complaint([&] { IndexFolder(path(), "compact", IndexFolder::Missing::refuse); }),
                HasSubstr("no index in"));
    EXPECT_FALSE(fs::exists(path()));
}

TEST_F(Folder, IsRebuiltFromThePathsAlone) {
    index(Target::serving, {folder.write("a.txt", "La trêve."), folder.write("b.txt", "La paix.")});
    EXPECT_EQ(documents(), 2U);
    EXPECT_EQ(index(Target::aside, {folder.path() / "b.txt"}).written.added, 1U);
    EXPECT_EQ(documents(), 1U);
    EXPECT_THAT(content(), ElementsAre("XAPIANDB", "generation-2", "lock"));
    EXPECT_THAT(content("generation-2"), ElementsAre("docdata.glass", "flintlock", "iamglass",
                                                     "position.glass", "postlist.glass", "termlist.glass"));
}

TEST_F(Folder, IsNotReplacedByAnIndexOfLessThanWasAskedFor) {
    const std::string file = folder.write("a.txt", "La trêve.");
    index(Target::serving, {file});
    EXPECT_THAT(complaint([&] {
                    index(Target::aside, {file, "/nulle/part"});
                }),
                HasSubstr("is not replaced"));
    EXPECT_THAT(complaint([&] { index(Target::aside, {folder.write("vide.txt", "")}); }),
                HasSubstr("no dispatch could be taken"));
    const StopFlag now = true;
    EXPECT_TRUE(index(Target::aside, {file}, now).interrupted);
    EXPECT_EQ(documents(), 1U);
    EXPECT_THAT(content(), ElementsAre("XAPIANDB", "generation-1", "lock"));
}

TEST_F(Folder, TakesThePlaceOfAnIndexOfAnOlderVersion) {
    {
        Xapian::WritableDatabase old(path().native(), Xapian::DB_CREATE);
        old.set_metadata(std::string(schema::version_key), "3");
    }
    const std::string file = folder.write("a.txt", "La trêve.");
    EXPECT_THAT(complaint([&] { index(Target::serving, {file}); }), HasSubstr("depeche-indexer rebuild"));
    index(Target::aside, {file});
    EXPECT_EQ(documents(), 1U);
    EXPECT_THAT(content(), ElementsAre("XAPIANDB", "generation-1", "lock"));
}

}  // namespace depeche::indexer
