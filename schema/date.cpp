#include "depeche/date.hpp"

#include <fmt/format.h>

#include <charconv>

namespace depeche {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month;

namespace {

/// The number that all of `digits` spells, or nothing.
std::optional<unsigned> number(std::string_view digits) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

std::optional<year> parse_year(std::string_view digits) {
    const auto value = digits.size() == 4 ? number(digits) : std::nullopt;
    if (!value || *value < 1000)
        return std::nullopt;
    return year{static_cast<int>(*value)};
}

/// Digits may be one or two: scraped pages write both `2025-12-06` and `2025-12-6`.
std::optional<unsigned> parse_part(std::string_view digits) {
    return digits.size() <= 2 ? number(digits) : std::nullopt;
}

std::optional<DateInterval> checked_day(std::string_view y, std::string_view m, std::string_view d) {
    const auto the_year = parse_year(y);
    const auto the_month = parse_part(m);
    const auto the_day = parse_part(d);
    if (!the_year || !the_month || !the_day)
        return std::nullopt;
    const Date date{*the_year, month{*the_month}, day{*the_day}};
    if (!date.ok())
        return std::nullopt;
    return day_interval(date);
}

/// Drops an ISO 8601 time after a day: `T14:07`, ` 14:07:00Z`.
std::string_view without_time(std::string_view text) {
    const auto at = text.find_first_of("T ");
    if (at == std::string_view::npos || at + 1 >= text.size() || text[at + 1] < '0' || text[at + 1] > '9')
        return text;
    if (text.find_first_not_of("0123456789:.,Z+- ", at + 1) != std::string_view::npos)
        return text;
    return text.substr(0, at);
}

}  // namespace

DateInterval day_interval(Date date) {
    return {date, date, DatePrecision::day};
}

DateInterval month_interval(year_month of) {
    return {of / day{1}, Date{of / last}, DatePrecision::month};
}

DateInterval year_interval(year of) {
    return {of / month{1} / day{1}, of / month{12} / day{31}, DatePrecision::year};
}

std::optional<DateInterval> parse_date(std::string_view text) {
    if (const auto whole_year = parse_year(text))
        return year_interval(*whole_year);
    const std::string_view date = without_time(text);
    if (date.size() == 8 && number(date))
        return checked_day(date.substr(0, 4), date.substr(4, 2), date.substr(6, 2));
    const auto first = date.find_first_of("-/");
    if (first == std::string_view::npos)
        return std::nullopt;
    const auto second = date.find(date[first], first + 1);
    const std::string_view head = date.substr(0, first);
    if (second == std::string_view::npos) {
        const auto the_year = parse_year(head);
        const auto the_month = parse_part(date.substr(first + 1));
        if (!the_year || !the_month || !month{*the_month}.ok() || date.size() != text.size())
            return std::nullopt;
        return month_interval(*the_year / month{*the_month});
    }
    const std::string_view middle = date.substr(first + 1, second - first - 1);
    const std::string_view tail = date.substr(second + 1);
    return head.size() == 4 ? checked_day(head, middle, tail) : checked_day(tail, middle, head);
}

std::string to_iso(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string to_iso(const DateInterval& interval) {
    switch (interval.precision) {
        case DatePrecision::day:
            return to_iso(interval.first);
        case DatePrecision::month_part:
            return to_iso(interval.first) + '/' + to_iso(interval.last);
        case DatePrecision::month:
            return to_iso(interval.first).substr(0, 7);
        case DatePrecision::year:
            return to_iso(interval.first).substr(0, 4);
    }
    return {};
}

std::string_view to_string(DatePrecision precision) {
    switch (precision) {
        case DatePrecision::day:
            return "day";
        case DatePrecision::month_part:
            return "month-part";
        case DatePrecision::month:
            return "month";
        case DatePrecision::year:
            return "year";
    }
    return {};
}

}  // namespace depeche
