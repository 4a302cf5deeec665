#include "searcher/match/walk_memory.hpp"

#include <gtest/gtest.h>

#include "schema/terms.hpp"
#include "tests/searcher/match/small_index.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::match {
namespace {

class WalkMemoryTest : public testing::Test, protected SmallIndex {};

TEST_F(WalkMemoryTest, ForgetsWithACommit) {
    Xapian::Database index = open();
    WalkMemory memory;
    memory.follow(index);
    memory.lists.find(index, "paix");
    EXPECT_EQ(memory.lists.find(index, "paix")->size(), 3U);
    add("paix", 1);
    index.reopen();
    memory.follow(index);
    EXPECT_EQ(memory.lists.find(index, "paix"), nullptr);
    EXPECT_EQ(memory.lists.find(index, "paix")->size(), 4U);
}

TEST_F(WalkMemoryTest, GivesTheBytesOfTheStateThatItFollows) {
    Xapian::Document document;
    document.add_term("paix");
    document.add_value(schema::slot_words, "before");
    document.set_data("record before");
    const Xapian::docid id = writer.add_document(document);
    writer.commit();
    Xapian::Database index = open();
    WalkMemory memory;
    memory.follow(index);
    for (int time = 0; time < 2; ++time) {
        EXPECT_EQ(memory.forward_list(index.get_document(id)), "before");
        EXPECT_EQ(memory.record(index.get_document(id)), "record before");
    }
    EXPECT_EQ(memory.forward_list(index.get_document(1)), "");
    EXPECT_EQ(memory.record(index.get_document(1)), "");
    document.add_value(schema::slot_words, "after");
    document.set_data("record after");
    writer.replace_document(id, document);
    writer.commit();
    index.reopen();
    memory.follow(index);
    EXPECT_EQ(memory.forward_list(index.get_document(id)), "after");
    EXPECT_EQ(memory.record(index.get_document(id)), "record after");
}

TEST_F(WalkMemoryTest, ReadsTheBytesOfShardsEachTime) {
    const tests::TemporaryFolder other;
    Xapian::WritableDatabase second((other.path() / "index").string(), Xapian::DB_CREATE);
    for (auto* shard : {&writer, &second}) {
        Xapian::Document document;
        document.add_value(schema::slot_words, shard == &writer ? "first" : "second");
        document.set_data(shard == &writer ? "1" : "2");
        shard->replace_document(1, document);
        shard->commit();
    }
    Xapian::Database index = open();
    index.add_database(Xapian::Database((other.path() / "index").string()));
    WalkMemory memory;
    memory.follow(index);
    EXPECT_EQ(memory.forward_list(index.get_document(1)), "first");
    EXPECT_EQ(memory.forward_list(index.get_document(2)), "second");
    EXPECT_EQ(memory.record(index.get_document(1)), "1");
    EXPECT_EQ(memory.record(index.get_document(2)), "2");
}

TEST_F(WalkMemoryTest, TellsLengthsLoadedOrNot) {
    const Xapian::Database index = open();
    WalkMemory memory;
    memory.follow(index);
    for (const std::size_t wanted : {1U, 100U, 1U}) {
        memory.lengths.expect(index, wanted);
        EXPECT_EQ(memory.length(index, 2), 2U);
        EXPECT_EQ(memory.length(index, 4), 300U);
    }
}

}  // namespace
}  // namespace depeche::match
