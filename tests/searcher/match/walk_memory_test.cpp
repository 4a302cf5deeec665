#include "searcher/match/walk_memory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/terms.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::match {
namespace {

/// Three documents with `paix`, the second twice, and one with `guerre` 300 times.
class WalkMemoryTest : public testing::Test {
protected:
    WalkMemoryTest() : writer((folder.path() / "index").string(), Xapian::DB_CREATE) {
        for (const Xapian::termcount count : {1U, 2U, 1U})
            add("paix", count);
        add("guerre", 300);
    }

    void add(const std::string& term, Xapian::termcount count) {
        Xapian::Document document;
        document.add_term(term, count);
        writer.add_document(document);
        writer.commit();
    }

    Xapian::Database open() const { return Xapian::Database((folder.path() / "index").string()); }

    tests::TemporaryFolder folder;
    Xapian::WritableDatabase writer;
};

TEST_F(WalkMemoryTest, ReadsAListThatIsWantedAgain) {
    const Xapian::Database index = open();
    WalkMemory memory;
    memory.follow(index);
    EXPECT_EQ(memory.find(index, "paix"), nullptr);
    const auto list = memory.find(index, "paix");
    ASSERT_NE(list, nullptr);
    EXPECT_THAT(list->places(), testing::ElementsAre(1, 2, 3));
    EXPECT_EQ(list->count(1), 2);
    EXPECT_EQ(list->frequency(), 3U);
    EXPECT_EQ(memory.find(index, "paix"), list);
}

TEST_F(WalkMemoryTest, ForgetsWithACommit) {
    Xapian::Database index = open();
    WalkMemory memory;
    memory.follow(index);
    memory.find(index, "paix");
    EXPECT_EQ(memory.find(index, "paix")->size(), 3U);
    add("paix", 1);
    index.reopen();
    memory.follow(index);
    EXPECT_EQ(memory.find(index, "paix"), nullptr);
    EXPECT_EQ(memory.find(index, "paix")->size(), 4U);
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

TEST_F(WalkMemoryTest, LeavesCountsThatDoNotFitToXapian) {
    const Xapian::Database index = open();
    WalkMemory memory;
    memory.follow(index);
    for (int time = 0; time < 3; ++time)
        EXPECT_EQ(memory.find(index, "guerre"), nullptr);
}

TEST_F(WalkMemoryTest, KeepsToItsBound) {
    for (int word = 0; word < 3; ++word)
        add("mot" + std::to_string(word), 1);
    const Xapian::Database index = open();
    // Room for two lists of one posting.
    WalkMemory memory(2 * (PostingList::entry_bytes + 7));
    memory.follow(index);
    std::vector<std::weak_ptr<const PostingList>> lists;
    for (int word = 0; word < 3; ++word) {
        const std::string term = "mot" + std::to_string(word);
        EXPECT_EQ(memory.find(index, term), nullptr);
        lists.emplace_back(memory.find(index, term));
    }
    EXPECT_TRUE(lists[0].expired());
    EXPECT_FALSE(lists[1].expired());
    EXPECT_FALSE(lists[2].expired());
    EXPECT_NE(memory.find(index, "mot0"), nullptr);
}

TEST_F(WalkMemoryTest, TellsLengthsLoadedOrNot) {
    const Xapian::Database index = open();
    WalkMemory memory;
    memory.follow(index);
    for (const std::size_t wanted : {1U, 100U, 1U}) {
        memory.expect_lengths(index, wanted);
        EXPECT_EQ(memory.length(index, 2), 2U);
        EXPECT_EQ(memory.length(index, 4), 300U);
    }
}

}  // namespace
}  // namespace depeche::match
