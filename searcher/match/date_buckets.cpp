#include "searcher/match/date_buckets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "depeche/date_label.hpp"

namespace depeche::match {

using std::chrono::days;
using std::chrono::year_month_day;

namespace {

constexpr auto units =
    std::to_array<DateUnit>({DateUnit::day, DateUnit::week, DateUnit::month, DateUnit::year});

/// About this many pieces are seen at a glance.
constexpr std::int64_t readable_pieces = 31;

/// 1970 began on a Thursday.
constexpr days since_monday{3};

/// Numbers buckets one after the other.
std::int64_t number_of(Bucket day, DateUnit unit) {
    if (unit == DateUnit::day)
        return day.time_since_epoch().count();
    if (unit == DateUnit::week)
        return std::chrono::floor<std::chrono::weeks>(day + since_monday).time_since_epoch().count();
    assert(unit != DateUnit::automatic);
    const year_month_day date{day};
    const std::int64_t year{static_cast<int>(date.year())};
    return unit == DateUnit::year ? year : year * 12 + static_cast<unsigned>(date.month()) - 1;
}

/// The same of a day as facet slots have it.
std::int64_t number_of(std::uint32_t day, DateUnit unit) {
    if (unit == DateUnit::year)
        return day / 10000;
    return unit == DateUnit::month ? std::int64_t{day / 10000} * 12 + day / 100 % 100 - 1
                                   : number_of(to_day(day), unit);
}

Bucket bucket_number(std::int64_t number, DateUnit unit) {
    if (unit == DateUnit::day)
        return Bucket(days(number));
    if (unit == DateUnit::week)
        return Bucket(std::chrono::weeks(number)) - since_monday;
    const bool is_year = unit == DateUnit::year;
    return std::chrono::year(static_cast<int>(is_year ? number : number / 12)) /
           std::chrono::month(static_cast<unsigned>(is_year ? 0 : number % 12) + 1) / 1;
}

std::int64_t pieces(std::uint32_t first, std::uint32_t last, DateUnit unit) {
    return number_of(last, unit) - number_of(first, unit) + 1;
}

}  // namespace

Bucket to_day(std::uint32_t number) {
    using namespace std::chrono;
    return year{static_cast<int>(number / 10000)} / month{number / 100 % 100} / day{number % 100};
}

Bucket bucket_of(Bucket day, DateUnit unit) {
    return bucket_number(number_of(day, unit), unit);
}

Bucket next_bucket(Bucket bucket, DateUnit unit) {
    return bucket_number(number_of(bucket, unit) + 1, unit);
}

std::string bucket_value(Bucket bucket, DateUnit unit) {
    std::string day = to_iso(Date{bucket});
    switch (unit) {
        case DateUnit::day:
            return day;
        case DateUnit::week:
            return day + ".." + to_iso(Date{bucket + days{6}});
        case DateUnit::month:
            return day.substr(0, 7);
        case DateUnit::year:
        case DateUnit::automatic:
            break;
    }
    return day.substr(0, 4);
}

std::string bucket_label(Bucket bucket, DateUnit unit, Language language) {
    if (unit != DateUnit::week)
        return date_label(*parse_date(bucket_value(bucket, unit)), language);
    constexpr Text week{"semaine du {}", "week of {}"};
    return fmt::format(fmt::runtime(week.in(language)), date_label(day_interval(Date{bucket}), language));
}

std::optional<DateCounter::Days> DateCounter::span() const {
    if (counts_.empty())
        return std::nullopt;
    Days all = counts_.front();
    for (const Counted& counted : counts_)
        all = {std::min(all.first, counted.first), std::max(all.last, counted.last)};
    return all;
}

DateUnit DateCounter::unit(DateUnit wanted, std::int64_t most) const {
    const auto all = span();
    if (!all)
        return wanted == DateUnit::automatic ? DateUnit::day : wanted;
    const auto limit = wanted == DateUnit::automatic ? readable_pieces : most;
    for (const DateUnit unit : units)
        if ((wanted == DateUnit::automatic || unit >= wanted) && pieces(all->first, all->last, unit) <= limit)
            return unit;
    return DateUnit::year;
}

std::map<Bucket, std::uint64_t> DateCounter::buckets(DateUnit unit) const {
    std::map<Bucket, std::uint64_t> result;
    const auto all = span();
    if (!all)
        return result;
    const std::int64_t first = number_of(all->first, unit);
    std::vector<std::uint64_t> sums(static_cast<std::size_t>(number_of(all->last, unit) - first + 1));
    for (const Counted& counted : counts_) {
        const std::int64_t from = number_of(counted.first, unit);
        const std::int64_t to = counted.first == counted.last ? from : number_of(counted.last, unit);
        for (std::int64_t number = from; number <= to; ++number)
            sums[static_cast<std::size_t>(number - first)] += counted.count;
    }
    for (std::size_t at = 0; at < sums.size(); ++at)
        if (sums[at] > 0)
            result.emplace_hint(result.end(), bucket_number(first + static_cast<std::int64_t>(at), unit),
                                sums[at]);
    return result;
}

}  // namespace depeche::match
