#include "indexer/metadata/date/resolution.hpp"

#include <array>
#include <cstdlib>

namespace depeche::indexer::dates {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;

namespace {

Date shifted(Date date, int by) {
    return Date{sys_days{date} + std::chrono::days{by}};
}

int days_between(Date from, Date to) {
    return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

/// The parts of a month as the contract has them; halves are the two `quinzaines`.
DateInterval part_of_month(std::chrono::year_month of, Part part) {
    const auto from = [&](unsigned first, day last) {
        return DateInterval{of / day{first}, of / last, DatePrecision::month_part};
    };
    const day end = (of / std::chrono::last).day();
    switch (part) {
        case Part::start:
            return from(1, day{10});
        case Part::middle:
            return from(11, day{20});
        case Part::end:
            return from(21, end);
        case Part::first_half:
            return from(1, day{15});
        case Part::second_half:
            return from(16, end);
        case Part::whole:
            break;
    }
    return month_interval(of);
}

/// Three whole months, winter beginning in the December before its year; no day of it is claimed.
DateInterval season_interval(year of, Season season) {
    const int first = season == Season::spring   ? 3
                      : season == Season::summer ? 6
                      : season == Season::autumn ? 9
                                                 : 12;
    const auto start =
        (season == Season::winter ? of - std::chrono::years{1} : of) / month{static_cast<unsigned>(first)};
    const auto end = start + std::chrono::months{2};
    return {start / day{1}, Date{end / std::chrono::last}, DatePrecision::month_part};
}

/// What a date stands for in a year; nothing for 29 February of a common one.
std::optional<DateInterval> in_year(const WrittenDate& date, year of) {
    if (date.season)
        return season_interval(of, *date.season);
    if (!date.month)
        return year_interval(of);
    if (!date.day)
        return part_of_month(of / *date.month, date.part);
    const Date found{of, *date.month, *date.day};
    return found.ok() ? std::optional(day_interval(found)) : std::nullopt;
}

bool agrees(const WrittenDate& date, Date with) {
    return !date.weekday || *date.weekday == weekday{sys_days{with}};
}

/// How far a date is from a reference, in days; dates on the wrong side of it are out of reach.
int distance(const DateInterval& interval, Role role, const Reference& reference) {
    constexpr int out_of_reach = 100000;
    const int ahead = days_between(*reference.day, interval.first);
    if (reference.is_publication && role != Role::future && ahead > 0)
        return out_of_reach;
    if (role == Role::future && days_between(*reference.day, interval.last) < 0)
        return out_of_reach;
    return std::abs(ahead);
}

/// The year that is missing: that of the nearest date to the reference, its weekday being right.
std::optional<year> missing_year(const WrittenDate& date, Role role, const Reference& reference) {
    if (!reference.day && !reference.year)
        return std::nullopt;
    const year base = reference.day ? reference.day->year() : *reference.year;
    std::optional<year> best;
    int best_distance = 400;  // a year and a month: further, nobody leaves the year out
    for (const int offset : {0, -1, 1}) {
        const year candidate = base + std::chrono::years{offset};
        const auto interval = in_year(date, candidate);
        if (!interval || !agrees(date, interval->first))
            continue;
        if (!reference.day) {
            // A copyright line is of the year or, on a page kept up, of a later one; then a weekday must
            // tell.
            const bool of_the_year = offset == 0 && !reference.needs_weekday;
            if (of_the_year || (offset <= 0 && date.weekday))
                return candidate;
            continue;
        }
        if (const int far = distance(*interval, role, reference); far < best_distance) {
            best = candidate;
            best_distance = far;
        }
    }
    return best;
}

/// `mardi`: on or before the day of the telling; `mardi dernier` before it; what is to come, behind.
std::optional<Date> weekday_near(weekday wanted, Role role, Direction direction, Date from) {
    const weekday today{sys_days{from}};
    const int back = static_cast<int>((today - wanted).count());
    if (role == Role::future || direction == Direction::next) {
        const int ahead = (7 - back) % 7;
        return shifted(from, ahead == 0 && direction == Direction::next ? 7 : ahead);
    }
    return shifted(from, back == 0 && direction == Direction::last ? -7 : -back);
}

std::optional<Resolved> resolve_from_now(const DateExpression& expression, Role role,
                                         const Reference& reference) {
    if (!reference.day || !reference.is_publication || expression.vague)
        return std::nullopt;
    if (expression.days_from_now)
        return Resolved{day_interval(shifted(*reference.day, *expression.days_from_now)), {}};
    if (!expression.date.weekday)
        return std::nullopt;
    const auto found = weekday_near(*expression.date.weekday, role, expression.direction, *reference.day);
    return found ? std::optional(Resolved{day_interval(*found), {}}) : std::nullopt;
}

/// `en mars dernier`, `l’été prochain`: the side of the reference is said.
Role role_by_direction(Role role, Direction direction) {
    return direction == Direction::next ? Role::future : role;
}

}  // namespace

std::optional<Resolved> resolve(const DateExpression& expression, Role role, const Reference& reference) {
    const WrittenDate& date = expression.date;
    if (!date.month && !date.year && !date.season)
        return resolve_from_now(expression, role, reference);
    const auto the_year =
        date.year ? date.year : missing_year(date, role_by_direction(role, expression.direction), reference);
    const auto first = the_year ? in_year(date, *the_year) : std::nullopt;
    if (!first)
        return std::nullopt;
    Resolved result{*first, {}};
    if (date.weekday)
        result.weekday_agrees = agrees(date, first->first);
    if (expression.last) {
        WrittenDate last = *expression.last;
        const year last_year = last.year                 ? *last.year
                               : last.month < date.month ? *the_year + std::chrono::years{1}
                                                         : *the_year;
        const auto end = in_year(last, last_year);
        if (!end || end->last < first->first)
            return std::nullopt;
        result.interval.last = end->last;
        if (!date.day)
            result.interval.precision = DatePrecision::month_part;
    }
    return result;
}

}  // namespace depeche::indexer::dates
