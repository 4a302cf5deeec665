#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "depeche/date.hpp"
#include "depeche/language.hpp"
#include "depeche/request.hpp"

namespace depeche::match {

/// A day, week, month or year, by its first day.
using Bucket = std::chrono::sys_days;

/// A day as facet slots have it, yyyymmdd.
Bucket to_day(std::uint32_t number);

/// The bucket that a day lies in; `unit` is none of the automatic.
Bucket bucket_of(Bucket day, DateUnit unit);
Bucket next_bucket(Bucket bucket, DateUnit unit);

/// As a `Selection` takes it: `2025-12`; a week as `2025-12-01..2025-12-07`.
std::string bucket_value(Bucket bucket, DateUnit unit);
/// As people write it: `décembre 2025`, `semaine du 1er décembre 2025`.
std::string bucket_label(Bucket bucket, DateUnit unit, Language language);

/// Counts dispatches by the days they may be of, so that any unit can be told afterwards.
class DateCounter {
public:
    /// Has room made for so many calls of `add`.
    void reserve(std::size_t calls) { counts_.reserve(calls); }

    /// So many dispatches of certain days, as facet slots have them; 0 and 0 for undated.
    void add(std::uint32_t first, std::uint32_t last, std::uint64_t count) {
        if (first == 0)
            undated_ += count;
        else
            counts_.push_back({{first, last}, count});
    }

    std::uint64_t undated() const { return undated_; }

    /// The finest unit that keeps all days in some thirty pieces where `wanted` is automatic, and the wanted
    /// one or the next coarser that keeps them in `most` pieces.
    DateUnit unit(DateUnit wanted, std::int64_t most) const;

    /// How many are in each bucket that one of them touches.
    std::map<Bucket, std::uint64_t> buckets(DateUnit unit) const;

private:
    /// As facet slots have them: so they compare, and tell their month and year, without a calendar.
    struct Days {
        std::uint32_t first;
        std::uint32_t last;
    };
    struct Counted : Days {
        std::uint64_t count;
    };
    std::optional<Days> span() const;

    std::vector<Counted> counts_;
    std::uint64_t undated_ = 0;
};

}  // namespace depeche::match
