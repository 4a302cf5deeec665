#include "searcher/match/posting_list_cache.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/searcher/match/small_index.hpp"

namespace depeche::match {
namespace {

class PostingListCacheTest : public testing::Test, protected SmallIndex {};

TEST_F(PostingListCacheTest, ReadsAListThatIsWantedAgain) {
    const Xapian::Database index = open();
    PostingListCache cache(1 << 20);
    EXPECT_EQ(cache.find(index, "paix"), nullptr);
    const auto list = cache.find(index, "paix");
    ASSERT_NE(list, nullptr);
    EXPECT_THAT(list->places(), testing::ElementsAre(1, 2, 3));
    EXPECT_EQ(list->count(1), 2);
    EXPECT_EQ(list->frequency(), 3U);
    EXPECT_EQ(cache.find(index, "paix"), list);
}

TEST_F(PostingListCacheTest, LeavesCountsThatDoNotFitToXapian) {
    const Xapian::Database index = open();
    PostingListCache cache(1 << 20);
    for (int time = 0; time < 3; ++time)
        EXPECT_EQ(cache.find(index, "guerre"), nullptr);
}

TEST_F(PostingListCacheTest, KeepsToItsBound) {
    for (int word = 0; word < 3; ++word)
        add("mot" + std::to_string(word), 1);
    const Xapian::Database index = open();
    // Room for two lists of one posting.
    PostingListCache cache(2 * (PostingList::entry_bytes + 7));
    std::vector<std::weak_ptr<const PostingList>> lists;
    for (int word = 0; word < 3; ++word) {
        const std::string term = "mot" + std::to_string(word);
        EXPECT_EQ(cache.find(index, term), nullptr);
        lists.emplace_back(cache.find(index, term));
    }
    EXPECT_TRUE(lists[0].expired());
    EXPECT_FALSE(lists[1].expired());
    EXPECT_FALSE(lists[2].expired());
    EXPECT_NE(cache.find(index, "mot0"), nullptr);
}

TEST_F(PostingListCacheTest, KeepsNothingWithoutRoom) {
    const Xapian::Database index = open();
    PostingListCache cache;
    for (int time = 0; time < 3; ++time)
        EXPECT_EQ(cache.find(index, "paix"), nullptr);
}

}  // namespace
}  // namespace depeche::match
