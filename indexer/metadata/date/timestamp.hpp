#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "depeche/date.hpp"

namespace depeche::indexer::dates {

/// A moment as metadata writes it.
struct Timestamp {
    /// The day as it was written, in whatever time zone.
    Date day;
    /// In UTC, to the second. Without a time the start of the day, without a time zone in UTC.
    std::chrono::sys_seconds moment;
    bool has_time = false;
};

/// Reads the times of feeds and wire formats, whole: ISO 8601, extended or basic
/// (`2025-12-03T14:07:00+01:00`, `20140829T134951Z`, `2025-12-03 14:07`); RFC 822 and its kin, in English or
/// French, with zones as offsets or letters (`Tue, 10 Jun 2003 04:00:00 GMT`, `10 juin 2003 04:00 +0200`);
/// what C's asctime prints. Nothing for anything else.
std::optional<Timestamp> read_timestamp(std::string_view text);

}  // namespace depeche::indexer::dates
