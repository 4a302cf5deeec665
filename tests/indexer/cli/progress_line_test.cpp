#include "indexer/cli/progress_line.hpp"

#include <gtest/gtest.h>

namespace depeche::indexer {

using std::chrono::seconds;

TEST(DescribeProgress, GivesRateShareAndTimeLeft) {
    EXPECT_EQ(
        describe({.dispatches = 500, .bytes_done = 25, .bytes_total = 100}, seconds(20), Language::french),
        "500 dépêches · 25/s · 25\u00a0% · reste 1:00");
    EXPECT_EQ(
        describe({.dispatches = 500, .bytes_done = 25, .bytes_total = 100}, seconds(20), Language::english),
        "500 dispatches · 25/s · 25% · left 1:00");
}

TEST(DescribeProgress, PromisesNothingItDoesNotKnow) {
    EXPECT_EQ(describe({.dispatches = 3, .bytes_done = 25, .bytes_total = 0}, seconds(1), Language::french),
              "3 dépêches · 3/s");
    EXPECT_EQ(describe({.dispatches = 0, .bytes_done = 0, .bytes_total = 100}, seconds(0), Language::french),
              "0 dépêches · 0/s · 0\u00a0%");
}

}  // namespace depeche::indexer
