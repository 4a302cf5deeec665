#pragma once

#include <optional>
#include <string_view>

#include "searcher/query/ast.hpp"
#include "searcher/query/syntax.hpp"

namespace depeche::query {

struct DateValue {
    DateRange range;
    /// The end stood before the start.
    bool reversed = false;
};

/// Reads what stands behind `date:` or another date word: what `read_written_date` reads, and behind `date:`
/// also `a..b` with either end open, `>=a`, `>a`, `<=a`, `<a` and the word for undated dispatches. Nothing
/// for what is no date, or lies outside the years 1000 to 9999.
std::optional<DateValue> read_date_value(std::string_view text, DateBound bound);

}  // namespace depeche::query
