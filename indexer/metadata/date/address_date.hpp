#pragma once

#include <optional>
#include <string_view>

#include "depeche/dispatch.hpp"

namespace depeche::indexer::dates {

/// The date in the path of an address: `/2025/12/6/`, `/2025-12-06-titre`, `/20251206-`; `/2025/12/` gives
/// the month. `text` may hold more than the address, which is looked for in it.
std::optional<DerivedDate> date_in_address(std::string_view text);

}  // namespace depeche::indexer::dates
