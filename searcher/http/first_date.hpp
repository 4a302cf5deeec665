#pragma once

#include <optional>

#include "depeche/searcher.hpp"

namespace depeche::http {

/// The date of the first dated dispatch that a request finds, sorted so; nothing when none is dated.
std::optional<DateInterval> first_date(Searcher& searcher, depeche::Request request, Sort sort);

}  // namespace depeche::http
