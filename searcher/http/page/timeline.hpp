#pragma once

#include <string>

#include "depeche/results.hpp"
#include "searcher/http/page/view.hpp"

namespace depeche::http::page {

/// The matches over time as an SVG drawing, each bar a link to its time; behind it the same as a table, for
/// who does not see or point. Empty when there is nothing to compare.
std::string timeline(const View& view, const Histogram& histogram);

}  // namespace depeche::http::page
