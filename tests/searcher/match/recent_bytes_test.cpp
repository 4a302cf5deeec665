#include "searcher/match/recent_bytes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace depeche::match {
namespace {

TEST(RecentBytes, GivesWhatItKeeps) {
    RecentBytes lists(1 << 20);
    EXPECT_EQ(lists.find(7), nullptr);
    EXPECT_EQ(lists.keep(7, "sept"), "sept");
    ASSERT_NE(lists.find(7), nullptr);
    EXPECT_EQ(*lists.find(7), "sept");
    EXPECT_EQ(lists.find(8), nullptr);
}

/// Room for some twenty lists of a hundred bytes.
TEST(RecentBytes, KeepsToItsRoom) {
    const std::string list(100, 'x');
    RecentBytes lists(20 * list.size());
    constexpr Xapian::docid documents = 1000;
    for (Xapian::docid document = 1; document <= documents; ++document)
        lists.keep(document, list);
    std::size_t kept = 0;
    for (Xapian::docid document = 1; document <= documents; ++document)
        kept += lists.find(document) != nullptr ? 1 : 0;
    EXPECT_GE(kept, 5U);
    EXPECT_LE(kept, 20U);
    EXPECT_NE(lists.find(documents), nullptr);
}

TEST(RecentBytes, KeepsWhatIsWantedAgainAndAgain) {
    const std::string list(100, 'x');
    RecentBytes lists(20 * list.size());
    lists.keep(1, "un");
    for (Xapian::docid document = 2; document <= 1000; ++document) {
        lists.keep(document, list);
        ASSERT_NE(lists.find(1), nullptr);
    }
    EXPECT_EQ(*lists.find(1), "un");
}

TEST(RecentBytes, ReadsEachTimeWithoutRoom) {
    RecentBytes lists;
    int reads = 0;
    for (int time = 1; time <= 2; ++time) {
        EXPECT_EQ(lists.of(7, [&] { return std::to_string(++reads); }), std::to_string(time));
        EXPECT_EQ(lists.find(7), nullptr);
    }
}

}  // namespace
}  // namespace depeche::match
