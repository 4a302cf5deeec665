#include "searcher/render/numbers.hpp"

#include <gtest/gtest.h>

namespace depeche::render {
namespace {

TEST(Grouped, GroupsDigitsAsTheLanguageDoes) {
    EXPECT_EQ(grouped(0, Language::french), "0");
    EXPECT_EQ(grouped(999, Language::french), "999");
    EXPECT_EQ(grouped(1200, Language::french), "1\u202F200");
    EXPECT_EQ(grouped(1234567, Language::french), "1\u202F234\u202F567");
    EXPECT_EQ(grouped(1234567, Language::english), "1,234,567");
}

}  // namespace
}  // namespace depeche::render
