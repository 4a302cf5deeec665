#include "indexer/metadata/date/timestamp.hpp"

#include <gtest/gtest.h>

#include <string>

namespace depeche::indexer::dates {

namespace {

/// `2003-06-10 04:00:00` in UTC; empty when it is not read.
std::string utc(std::string_view text) {
    const auto read = read_timestamp(text);
    if (!read)
        return {};
    const auto days = std::chrono::floor<std::chrono::days>(read->moment);
    const std::chrono::hh_mm_ss time(read->moment - days);
    char clock[16];
    std::snprintf(clock, sizeof clock, " %02d:%02d:%02d", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return to_iso(Date(days)) + clock;
}

}  // namespace

TEST(ReadTimestamp, ReadsTheTimesOfFeedsAndWires) {
    const std::pair<const char*, const char*> rows[] = {
        {"2025-12-03T14:07:00+01:00", "2025-12-03 13:07:00"},
        {"2025-12-03T00:30:00.250+02:00", "2025-12-02 22:30:00"},
        {"20140829T134951+0000", "2014-08-29 13:49:51"},
        {"20140829T134951Z", "2014-08-29 13:49:51"},
        {"2025-12-03 14:07", "2025-12-03 14:07:00"},
        {"2025-12-03 14:07:00 UTC", "2025-12-03 14:07:00"},
        {"2025-12-03", "2025-12-03 00:00:00"},
        {"Tue, 10 Jun 2003 04:00:00 GMT", "2003-06-10 04:00:00"},
        {" 10 Jun 03 04:00 EST\n", "2003-06-10 09:00:00"},
        {"mar., 10 juin 2003 04:00:00 +0200", "2003-06-10 02:00:00"},
        {"10 août 2024 06:15 CEST", "2024-08-10 04:15:00"},
        {"Tue Jun 10 04:00:00 2003", "2003-06-10 04:00:00"},
        {"10-Jun-2003", "2003-06-10 00:00:00"},
    };
    for (const auto& [text, expected] : rows)
        EXPECT_EQ(utc(text), expected) << text;
}

TEST(ReadTimestamp, KeepsTheDayThatWasWritten) {
    EXPECT_EQ(to_iso(read_timestamp("2025-12-03T00:30:00+02:00")->day), "2025-12-03");
}

TEST(ReadTimestamp, ReadsNothingElse) {
    for (const char* text :
         {"", "demain", "2025", "2025-12", "32 Jun 2003", "2025-12-03T25:00:00Z", "2025-12-03T14:07+99:00",
          "Tue, 10 Jun 2003 04:00:00 NOWHERE", "10 Brumaire 2003", "12:30", "le 3 avril"})
        EXPECT_EQ(utc(text), "") << text;
}

}  // namespace depeche::indexer::dates
