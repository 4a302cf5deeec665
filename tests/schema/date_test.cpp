#include "depeche/date.hpp"

#include <gtest/gtest.h>

namespace depeche {
namespace {

TEST(ParseDate, ReadsDaysMonthsAndYears) {
    for (const auto& [text, expected] : {std::pair{"2025", "2025"},
                                         {"2025-12", "2025-12"},
                                         {"2025-12-03", "2025-12-03"},
                                         {"2025-12-3", "2025-12-03"},
                                         {"20251203", "2025-12-03"},
                                         {"03/12/2025", "2025-12-03"},
                                         {"3/12/2025", "2025-12-03"},
                                         {"2025/12/6", "2025-12-06"},
                                         {"2025-12-03T14:07:00+01:00", "2025-12-03"},
                                         {"2025-12-03 14:07", "2025-12-03"},
                                         {"2024-02-29", "2024-02-29"}}) {
        const auto date = parse_date(text);
        ASSERT_TRUE(date) << text;
        EXPECT_EQ(to_iso(*date), expected);
    }
}

TEST(ParseDate, RefusesWhatIsNoDate) {
    for (const char* text :
         {"", "hier", "2025-13", "2025-00", "2025-02-29", "31/04/2025", "0999", "12", "2025-", "-",
          "2025-12-03x", "2025-12T10", "2025-12-03 Tx", "--", "2025-12-03-04", "１２"})
        EXPECT_FALSE(parse_date(text)) << text;
}

TEST(ToIso, SaysNoMoreThanIsKnown) {
    using namespace std::chrono;
    EXPECT_EQ(to_iso(month_interval(2024y / February)), "2024-02");
    EXPECT_EQ(to_iso(month_interval(2024y / February).last), "2024-02-29");
    EXPECT_EQ(to_iso(DateInterval{2025y / 12 / 1, 2025y / 12 / 10, DatePrecision::month_part}),
              "2025-12-01/2025-12-10");
}

}  // namespace
}  // namespace depeche
