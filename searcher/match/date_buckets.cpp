#include "searcher/match/date_buckets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <unordered_map>

#include "depeche/date_label.hpp"

namespace depeche::match {

using std::chrono::days;
using std::chrono::months;
using std::chrono::weekday;
using std::chrono::year_month_day;
using std::chrono::years;

namespace {

constexpr auto units =
    std::to_array<DateUnit>({DateUnit::day, DateUnit::week, DateUnit::month, DateUnit::year});

/// About this many pieces are seen at a glance.
constexpr std::int64_t readable_pieces = 31;

std::int64_t pieces(Bucket first, Bucket last, DateUnit unit) {
    const year_month_day from{bucket_of(first, unit)};
    const year_month_day to{bucket_of(last, unit)};
    switch (unit) {
        case DateUnit::day:
            return (last - first).count() + 1;
        case DateUnit::week:
            return (bucket_of(last, unit) - bucket_of(first, unit)).count() / 7 + 1;
        case DateUnit::month:
            return (to.year() / to.month() - from.year() / from.month()).count() + 1;
        case DateUnit::year:
        case DateUnit::automatic:
            break;
    }
    return (to.year() - from.year()).count() + 1;
}

}  // namespace

Bucket to_day(std::uint32_t number) {
    using namespace std::chrono;
    return year{static_cast<int>(number / 10000)} / month{number / 100 % 100} / day{number % 100};
}

Bucket bucket_of(Bucket day, DateUnit unit) {
    const year_month_day date{day};
    switch (unit) {
        case DateUnit::day:
            return day;
        case DateUnit::week:
            return day - (weekday{day} - std::chrono::Monday);
        case DateUnit::month:
            return date.year() / date.month() / 1;
        case DateUnit::year:
            return date.year() / 1 / 1;
        case DateUnit::automatic:
            break;
    }
    assert(false);
    return day;
}

Bucket next_bucket(Bucket bucket, DateUnit unit) {
    const year_month_day date{bucket};
    switch (unit) {
        case DateUnit::day:
            return bucket + days{1};
        case DateUnit::week:
            return bucket + days{7};
        case DateUnit::month:
            return date + months{1};
        case DateUnit::year:
        case DateUnit::automatic:
            break;
    }
    return date + years{1};
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
    std::unordered_map<Bucket::rep, std::uint64_t> sums;
    for (const Counted& counted : counts_) {
        Bucket bucket = bucket_of(counted.first, unit);
        sums[bucket.time_since_epoch().count()] += counted.count;
        while (counted.first != counted.last && (bucket = next_bucket(bucket, unit)) <= counted.last)
            sums[bucket.time_since_epoch().count()] += counted.count;
    }
    std::map<Bucket, std::uint64_t> result;
    for (const auto& [day, count] : sums)
        result.emplace(Bucket(days(day)), count);
    return result;
}

}  // namespace depeche::match
