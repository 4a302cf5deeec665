#pragma once

#include <optional>

#include "depeche/date.hpp"
#include "indexer/metadata/date/expressions.hpp"
#include "indexer/metadata/date/role.hpp"

namespace depeche::indexer::dates {

/// What is known of when a text was written; all empty when nothing is. No clock is ever asked.
struct Reference {
    /// A day the text says it was written on, or speaks from.
    std::optional<Date> day;
    /// The year of a copyright line, when nothing says a day.
    std::optional<std::chrono::year> year;
    /// `day` is that of the publication: only then can `hier` and `mardi` be counted from it.
    bool is_publication = false;
    /// `year` is only one that the text speaks of, so a weekday must confirm it: `le Tour 2025`.
    bool needs_weekday = false;
};

struct Resolved {
    /// First to last day; precision day for a range of days.
    DateInterval interval;
    /// Whether a weekday that was written is that of the day; nothing when none was.
    std::optional<bool> weekday_agrees;
};

/// The days an expression stands for: by itself when it has its year, else the nearest that `role` allows to
/// the reference, on or before it when told. Nothing when there is no reference for it, or when the weekday
/// it has fits no year that could be meant.
std::optional<Resolved> resolve(const DateExpression& expression, Role role, const Reference& reference);

}  // namespace depeche::indexer::dates
