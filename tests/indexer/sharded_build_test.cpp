#include "indexer/sharded_build.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/database_contents.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::indexer {
namespace {

FlatDocument document(int number) {
    FlatDocument made;
    made.add_posting("mot", 1);
    made.add_posting("mot" + std::to_string(number % 97), 2);
    made.add_boolean_term("Q" + std::to_string(number));
    made.set_value(0, std::to_string(number));
    made.set_data("texte " + std::to_string(number));
    return made;
}

std::string contents(const std::filesystem::path& path) {
    return tests::contents_of(Xapian::Database(path.native()));
}

bool is_bad(int number) {
    return number % 4000 == 7;
}

class Sharding : public testing::Test {
protected:
    Sharding() {
        Xapian::WritableDatabase head((folder.path() / "head").native(), Xapian::DB_CREATE);
        head.set_metadata("clé", "valeur");
        head.commit();
    }

    std::vector<ShardedBuild::Refusal> build(const std::string& name, int documents, unsigned threads,
                                             std::size_t bytes_a_run = 1 << 20) {
        ShardedBuild shards(folder.path() / "shards", threads, bytes_a_run);
        for (int number = 1; number <= documents; ++number) {
            FlatDocument made = document(number);
            // One is refused when it is added, the next only when it is committed: a NUL counts twice.
            if (is_bad(number))
                made.add_term(number % 8000 == 7 ? std::string(300, 'x') : std::string(130, '\0'));
            shards.add(std::move(made));
        }
        return shards.merge(Xapian::Database((folder.path() / "head").native()), folder.path() / name);
    }

    tests::TemporaryFolder folder;
};

TEST_F(Sharding, GivesOneDatabaseWhateverTheThreads) {
    // More than a group of shards, and a part of one.
    constexpr int documents = 13'300;
    constexpr std::size_t bytes_a_run = 200;
    const auto refused = build("three", documents, 3, bytes_a_run);
    ASSERT_EQ(refused.size(), 4U);
    EXPECT_EQ(refused[1].record, "texte 4007");
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "shards"));
    build("one", documents, 1, bytes_a_run);
    EXPECT_EQ(contents(folder.path() / "three"), contents(folder.path() / "one"));

    Xapian::WritableDatabase at_once((folder.path() / "head").native());
    for (int number = 1; number <= documents; ++number)
        if (!is_bad(number))
            at_once.add_document(to_xapian(document(number)));
    at_once.commit();
    EXPECT_EQ(contents(folder.path() / "three"), contents(folder.path() / "head"));
}

TEST_F(Sharding, GivesOneDatabaseHoweverLongItsRuns) {
    build("short", 900, 2, 200);
    build("long", 900, 2);
    EXPECT_EQ(contents(folder.path() / "short"), contents(folder.path() / "long"));
}

/// Xapian leaves a lock in what it writes.
bool is_of_xapian(const std::filesystem::path& shard) {
    return std::filesystem::exists(shard / "flintlock");
}

TEST_F(Sharding, LetsXapianWriteWhatItDoesNotRead) {
    build("ours", 900, 2);
    // What is tried first cannot be written, so cannot be read either.
    folder.write("shards/probe", "");
    {
        ShardedBuild shorter(folder.path() / "shards", 1, 100);
        for (int number = 1; number <= 200; ++number)
            shorter.add(document(number));
        EXPECT_TRUE(is_of_xapian(folder.path() / "shards" / "run-1"));
    }
    folder.write("shards/probe", "");
    build("theirs", 900, 2);
    EXPECT_EQ(contents(folder.path() / "ours"), contents(folder.path() / "theirs"));
}

TEST_F(Sharding, WritesShorterRunsInLessMemory) {
    const auto shards = folder.path() / "shards";
    ShardedBuild build(shards, 1, 100);
    for (int number = 1; number <= 200; ++number)
        build.add(document(number));
    // The last run is not handed over, one waits, one is being written; a run is ten documents here.
    EXPECT_TRUE(std::filesystem::exists(shards / "run-10"));
    EXPECT_FALSE(is_of_xapian(shards / "run-10"));
}

TEST_F(Sharding, MakesADatabaseOfNothing) {
    build("none", 0, 2);
    EXPECT_EQ(Xapian::Database((folder.path() / "none").native()).get_doccount(), 0U);
    EXPECT_EQ(Xapian::Database((folder.path() / "none").native()).get_metadata("clé"), "valeur");
}

TEST_F(Sharding, LeavesNothingWhenItIsGivenUp) {
    {
        ShardedBuild shards(folder.path() / "shards", 2, 1 << 20);
        for (int number = 1; number <= 1200; ++number)
            shards.add(document(number));
    }
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "shards"));
}

}  // namespace
}  // namespace depeche::indexer
