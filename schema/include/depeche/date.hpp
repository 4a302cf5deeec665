#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace depeche {

/// A day of the Gregorian calendar, without time or time zone.
using Date = std::chrono::year_month_day;

/// How finely a date is known. A part of a month is "début" (1-10), "mi-" (11-20) or "fin" (21-end).
enum class DatePrecision { day, month_part, month, year };

/// The days a date may stand for, both ends included: `2025-12` is 1 to 31 December 2025, precision month.
struct DateInterval {
    Date first;
    Date last;
    DatePrecision precision = DatePrecision::day;

    bool operator==(const DateInterval&) const = default;
};

/// The whole day, month or year.
DateInterval day_interval(Date day);
DateInterval month_interval(std::chrono::year_month month);
DateInterval year_interval(std::chrono::year year);

/// Reads `2025`, `2025-12`, `2025-12-03`, `20251203`, `03/12/2025` (day first), each whole; an ISO 8601 time
/// may follow a day (`2025-12-03T14:07:00+01:00`) and is dropped, the day being the one written. Nothing for
/// anything else, nor for days that do not exist, nor for years outside 1000-9999.
std::optional<DateInterval> parse_date(std::string_view text);

/// `2025-12-03`.
std::string to_iso(Date day);

/// The shortest ISO form that says no more than is known: `2025-12-03`, `2025-12`, `2025`, or both ends
/// (`2025-12-01/2025-12-10`) for a part of a month.
std::string to_iso(const DateInterval& interval);

/// `day`, `month-part`, `month`, `year`: the words of the JSON answer.
std::string_view to_string(DatePrecision precision);

}  // namespace depeche
