#include "indexer/reader/release.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace depeche::indexer {

using testing::HasSubstr;
using Why = SetAside::Why;

namespace {

/// Noon of 3 December 2025, UTC.
constexpr std::chrono::sys_seconds noon =
    std::chrono::sys_days(std::chrono::year(2025) / 12 / 3) + std::chrono::hours(12);

std::optional<Why> held(std::string status, std::string embargo) {
    RawDispatch raw;
    raw.status = std::move(status);
    raw.embargo = std::move(embargo);
    const auto aside = hold_back(raw, noon);
    return aside ? std::optional(aside->why) : std::nullopt;
}

}  // namespace

TEST(HoldBack, KnowsTheWordsOfTheWires) {
    for (const char* status : {"", "usable", "stat:usable", "Usable", "update"})
        EXPECT_EQ(held(status, ""), std::nullopt) << status;
    for (const char* status : {"withheld", "stat:withheld", "Embargoed", "draft", "retenue"})
        EXPECT_EQ(held(status, ""), Why::withheld) << status;
    for (const char* status : {"canceled", "stat:canceled", "Canceled", "annulée", "KILL"})
        EXPECT_EQ(held(status, ""), Why::cancelled) << status;
}

TEST(HoldBack, LetsADispatchGoAtTheEndOfItsEmbargo) {
    const std::pair<const char*, bool> rows[] = {
        {"2025-12-03T12:00:01Z", true},
        {"2025-12-03T12:00:00Z", false},
        {"2025-12-03T13:00:01+01:00", true},
        {"2025-12-03T13:00:00+01:00", false},
        {"20251203T120001+0000", true},
        {"2025-12-04", true},
        {"2025-12-03", false},
        {"2025-12-03 11:59", false},
    };
    for (const auto& [embargo, is_held] : rows)
        EXPECT_EQ(held("usable", embargo).has_value(), is_held) << embargo;
}

TEST(HoldBack, HoldsWhatIsUnderAnEmbargoItDoesNotUnderstand) {
    RawDispatch raw;
    raw.embargo = "après le conseil des ministres";
    const auto aside = hold_back(raw, noon);
    ASSERT_TRUE(aside);
    EXPECT_EQ(aside->why, Why::embargoed);
    EXPECT_THAT(aside->reason.french, HasSubstr("après le conseil"));
}

}  // namespace depeche::indexer
