#include "indexer/escaping.hpp"

#include <gtest/gtest.h>

namespace depeche::indexer {

TEST(Escaped, LeavesTextAloneAndShowsWhatIsNot) {
    EXPECT_EQ(escaped("dépêches/à lire.txt"), "dépêches/à lire.txt");
    EXPECT_EQ(escaped("a\nb\x1b[31m"), "a\\x0ab\\x1b[31m");
    EXPECT_EQ(escaped("\xe9t\xe9.txt"), "\\xe9t\\xe9.txt");
    EXPECT_EQ(escaped("a\u202eb\u0085"), "a\\xe2\\x80\\xaeb\\xc2\\x85");
}

TEST(Location, HasTheLineWhenThereIsOne) {
    EXPECT_EQ(location("a.jsonl", 17), "a.jsonl:17");
    EXPECT_EQ(location("a.txt", 0), "a.txt");
}

TEST(Excerpt, CutsAtACharacter) {
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "é";
    EXPECT_EQ(excerpt(text).size(), 80 * 2 + std::string("…").size());
    EXPECT_EQ(excerpt("court"), "court");
}

}  // namespace depeche::indexer
