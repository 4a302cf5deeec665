#include "schema/terms.hpp"

#include <gmock/gmock.h>

namespace depeche::schema {
namespace {

using testing::ElementsAre;
using namespace std::chrono_literals;

TEST(DateTerms, CoverEveryDayMonthAndYear) {
    EXPECT_THAT(date_terms(day_interval(2025y / 12 / 3)), ElementsAre("D20251203", "M202512", "Y2025"));
    const auto span = date_terms({2025y / 12 / 31, 2026y / 1 / 1, DatePrecision::day});
    EXPECT_THAT(span, ElementsAre("D20251231", "D20260101", "M202512", "M202601", "Y2025", "Y2026"));
}

TEST(DateRangeTerms, AreAsFewAsCanBe) {
    EXPECT_THAT(date_range_terms(2025y / 1 / 1, 2026y / 12 / 31), ElementsAre("Y2025", "Y2026"));
    EXPECT_THAT(date_range_terms(2025y / 11 / 29, 2026y / 2 / 1),
                ElementsAre("D20251129", "D20251130", "M202512", "M202601", "D20260201"));
    EXPECT_THAT(date_range_terms(2025y / 2 / 2, 2025y / 2 / 1), ElementsAre());
}

TEST(DateRangeTerms, MeetADispatchExactlyWhenTheDaysDo) {
    // Every interval against every range within some days around a turn of year.
    const std::chrono::sys_days start = 2024y / 12 / 20;
    for (int a = 0; a < 24; a += 3)
        for (int b = a; b < 60; b += 5)
            for (int c = 0; c < 60; c += 4)
                for (int d = c; d < 60; d += 9) {
                    const auto day = [&](int n) { return Date{start + std::chrono::days{n}}; };
                    const auto held = date_terms({day(a), day(b), DatePrecision::month_part});
                    const auto asked = date_range_terms(day(c), day(d));
                    const bool meet = std::ranges::find_first_of(held, asked) != held.end();
                    ASSERT_EQ(meet, a <= d && c <= b) << a << ' ' << b << ' ' << c << ' ' << d;
                }
}

TEST(Slug, IsWhatSpellingsHaveInCommon) {
    EXPECT_EQ(slug("Département d’État"), "departement-d-etat");
    EXPECT_EQ(slug("  aljazeera.net "), "aljazeera-net");
    EXPECT_EQ(slug("Œuvres & Cie"), "oeuvres-cie");
    EXPECT_EQ(slug("東京"), "東京");
    EXPECT_EQ(slug("???").size(), 32U) << "never empty";
    EXPECT_NE(slug("???"), slug("!!!"));
}

TEST(IdTerm, StaysWithinXapiansBounds) {
    EXPECT_EQ(id_term("afp-1"), "Qafp-1");
    EXPECT_LE(id_term(std::string(5000, 'x')).size(), max_term_bytes);
    EXPECT_NE(id_term(std::string(5000, 'x')), id_term(std::string(5001, 'x')));
    EXPECT_EQ(id_term(std::string(1, '\0')).find('\0'), std::string::npos);
}

}  // namespace
}  // namespace depeche::schema
