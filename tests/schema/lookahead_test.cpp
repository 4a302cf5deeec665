#include "schema/lookahead.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace depeche::schema {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Looking : public testing::Test {
protected:
    void add(int item) {
        ahead.add(item, [this](int earlier) { used.push_back(earlier); });
    }
    void finish() {
        ahead.finish([this](int left) { used.push_back(left); });
    }

    Lookahead<int, 3> ahead;
    std::vector<int> used;
};

TEST_F(Looking, GivesEachItemWhenSoManyMoreHaveCome) {
    for (int item = 1; item <= 3; ++item)
        add(item);
    EXPECT_THAT(used, IsEmpty());
    add(4);
    EXPECT_THAT(used, ElementsAre(1));
    add(5);
    EXPECT_THAT(used, ElementsAre(1, 2));
    finish();
    EXPECT_THAT(used, ElementsAre(1, 2, 3, 4, 5));
}

TEST_F(Looking, GivesFewerThanThatAtTheEnd) {
    finish();
    EXPECT_THAT(used, IsEmpty());
    add(1);
    add(2);
    finish();
    EXPECT_THAT(used, ElementsAre(1, 2));
}

TEST_F(Looking, BeginsAgain) {
    for (int item = 1; item <= 4; ++item)
        add(item);
    finish();
    used.clear();
    for (int item = 5; item <= 9; ++item)
        add(item);
    finish();
    EXPECT_THAT(used, ElementsAre(5, 6, 7, 8, 9));
}

}  // namespace
}  // namespace depeche::schema
