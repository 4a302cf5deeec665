#pragma once

#include <xapian.h>

#include <cstdint>
#include <string_view>

#include "depeche/date.hpp"

namespace depeche::match {

/// What a dispatch of today has more in its score than an undated one: about as much as one more common word.
inline constexpr double most_recency = 1.5;
/// The age at which half of that is left.
inline constexpr int half_recency_days = 30;

/// What the age of a dispatch adds to its score, as seen from `now`: `most_recency * h / (h + days)`, h being
/// `half_recency_days`, as the distance feature of Lucene and Elasticsearch has it. Unlike a half-life it
/// falls slowly far back, so that old dispatches still differ by their words alone. Nothing for the undated;
/// a date to come counts as today. `day` is that of `schema::slot_newest`, as a number: 0 for the undated.
double recency(std::uint32_t day, Date now);

/// A day of that slot as a number.
std::uint32_t day_number(std::string_view day);

/// `query` with that added to the score of each match.
Xapian::Query with_recency(const Xapian::Query& query, Date now);

}  // namespace depeche::match
