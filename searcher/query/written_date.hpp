#pragma once

#include <optional>
#include <string_view>

#include "depeche/date.hpp"

namespace depeche::query {

/// Reads a date as `parse_date` does, or as `date_label` writes days and months in either language: `3
/// décembre 2025`, `1er avril 2025`, `December 2025`; whatever the case and accents, with blanks or hyphens,
/// months cut short where no other begins so (`déc. 2025`).
std::optional<DateInterval> read_written_date(std::string_view text);

}  // namespace depeche::query
