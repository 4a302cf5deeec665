#include "indexer/glass/merge.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "indexer/glass/shard_writer.hpp"
#include "indexer/glass/table_reader.hpp"
#include "tests/support/database_contents.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::indexer::glass {
namespace {

namespace fs = std::filesystem;

/// A short text whose words come again in others.
FlatDocument document(int number) {
    FlatDocument made;
    made.add_posting("partout", 1);
    for (Xapian::termpos position = 2; position < 60; ++position)
        made.add_posting("mot" + std::to_string(static_cast<int>(position) * number % 997), position);
    made.add_boolean_term("Q" + std::to_string(number));
    made.set_value(0, std::to_string(number));
    made.set_data("texte " + std::to_string(number));
    return made;
}

class Merging : public testing::Test {
protected:
    fs::path place(const std::string& name) const { return folder.path() / name; }

    std::vector<fs::path> write_shards(int shards, int documents_a_shard) {
        std::vector<fs::path> folders;
        ShardWriter writer;
        for (int shard = 0; shard < shards; ++shard) {
            writer.clear();
            for (int number = 0; number < documents_a_shard; ++number)
                writer.add(document(shard * documents_a_shard + number));
            writer.write_to(folders.emplace_back(place("shard" + std::to_string(shard))));
        }
        return folders;
    }

    void add_by_xapian(const fs::path& database, int first, int documents) {
        Xapian::WritableDatabase written(database.native(), Xapian::DB_CREATE_OR_OPEN);
        for (int number = first; number < first + documents; ++number)
            written.add_document(to_xapian(document(number)));
        written.commit();
    }

    Xapian::Database head() {
        Xapian::WritableDatabase made(place("head").native(), Xapian::DB_CREATE_OR_OPEN);
        made.set_metadata("clé", "valeur");
        made.commit();
        return made;
    }

    std::string contents(const std::string& name) {
        return tests::contents_of(Xapian::Database(place(name).native()));
    }

    tests::TemporaryFolder folder;
};

TEST_F(Merging, TakesOverTheMetadataAndTheIdentityOfTheHead) {
    merge(write_shards(2, 3), head(), place("merged"), std::launch::async);
    const Xapian::Database merged(place("merged").native());
    EXPECT_EQ(merged.get_metadata("clé"), "valeur");
    EXPECT_EQ(merged.get_uuid(), head().get_uuid());
}

TEST_F(Merging, GivesTheSameAtOnceAndByGroups) {
    const auto shards = write_shards(6, 40);
    merge(std::span(shards).first(4), place("group"));
    merge(std::array{place("group"), shards[4], shards[5]}, head(), place("by groups"), std::launch::async);
    merge(shards, head(), place("at once"), std::launch::deferred);
    EXPECT_EQ(contents("by groups"), contents("at once"));
    EXPECT_EQ(Xapian::Database::check(place("by groups").native()), 0U);
}

TEST_F(Merging, IsAddedToLikeADatabaseOfXapian) {
    merge(write_shards(30, 20), head(), place("merged"), std::launch::async);
    add_by_xapian(place("merged"), 600, 200);
    add_by_xapian(place("head"), 0, 800);
    EXPECT_EQ(contents("merged"), contents("head"));
    EXPECT_EQ(Xapian::Database::check(place("merged").native()), 0U);
}

TEST_F(Merging, MakesOneChunkOfTheShortOnesOfManyShards) {
    merge(write_shards(30, 4), place("merged"));
    std::size_t chunks = 0;
    for (TableReader table(place("merged") / "postlist.glass"); table.next();)
        if (table.key().starts_with("partout"))
            ++chunks;
    EXPECT_EQ(chunks, 1U);
}

TEST_F(Merging, LeavesRoomForWhatIsAdded) {
    const auto shards = write_shards(40, 50);
    merge(shards, place("full"));
    merge(shards, head(), place("roomy"), std::launch::async);
    const auto bytes = [&](const char* name) {
        return fs::file_size(place(name) / "postlist.glass") + fs::file_size(place(name) / "position.glass");
    };
    const auto full = bytes("full");
    const auto roomy = bytes("roomy");
    EXPECT_LT(roomy, full * 11 / 10);
    add_by_xapian(place("full"), 2000, 10);
    add_by_xapian(place("roomy"), 2000, 10);
    EXPECT_LT(bytes("roomy") - roomy, (bytes("full") - full) * 3 / 4);
}

TEST_F(Merging, MakesADatabaseOfNothing) {
    merge({}, head(), place("merged"), std::launch::async);
    EXPECT_EQ(contents("merged"), contents("head"));
    EXPECT_EQ(Xapian::Database::check(place("merged").native()), 0U);
}

TEST_F(Merging, SaysWhichFileIsBroken) {
    const auto shards = write_shards(2, 300);
    const fs::path table = shards[1] / "position.glass";
    const std::string whole = tests::content_of(table);
    const auto message = [&] {
        try {
            fs::remove_all(place("merged"));
            merge(shards, place("merged"));
        } catch (const Xapian::DatabaseError& error) {
            return error.get_msg();
        }
        return std::string("none");
    };
    folder.write("shard1/position.glass", whole.substr(0, whole.size() - 100));
    EXPECT_NE(message().find("shard1/position.glass"), std::string::npos) << message();
    folder.write("shard1/position.glass", std::string(whole.size(), '\0'));
    EXPECT_NE(message().find("shard1/position.glass"), std::string::npos) << message();
    folder.write("shard1/position.glass", whole);
    folder.write("shard1/iamglass", "");
    EXPECT_NE(message(), "none");
}

TEST_F(Merging, IsReadByTheXapianOfThisBuild) {
    EXPECT_TRUE(is_readable_by_xapian(place("probe")));
    EXPECT_FALSE(is_readable_by_xapian(place("none") / "probe"));
}

}  // namespace
}  // namespace depeche::indexer::glass
