#include "depeche/date_label.hpp"

#include <gtest/gtest.h>

namespace depeche {
namespace {

using namespace std::chrono;

struct Row {
    DateInterval interval;
    std::string_view french;
    std::string_view english;
};

TEST(DateLabel, SaysNoMoreThanIsKnown) {
    const auto month_part = DatePrecision::month_part;
    for (const auto& [interval, french, english] : {
             Row{day_interval(2025y / December / 2), "2 décembre 2025", "2 December 2025"},
             Row{day_interval(2025y / August / 1), "1er août 2025", "1 August 2025"},
             Row{{2025y / December / 1, 2025y / December / 10, month_part},
                 "début décembre 2025",
                 "early December 2025"},
             Row{{2025y / December / 11, 2025y / December / 20, month_part},
                 "mi-décembre 2025",
                 "mid-December 2025"},
             Row{{2025y / December / 21, 2025y / December / 31, month_part},
                 "fin décembre 2025",
                 "late December 2025"},
             Row{month_interval(2024y / February), "février 2024", "February 2024"},
             Row{year_interval(1999y), "1999", "1999"},
             Row{{2025y / November / 28, 2025y / December / 1},
                 "du 28 novembre 2025 au 1er décembre 2025",
                 "28 November 2025 to 1 December 2025"},
         }) {
        EXPECT_EQ(date_label(interval, Language::french), french);
        EXPECT_EQ(date_label(interval, Language::english), english);
    }
}

}  // namespace
}  // namespace depeche
