#pragma once

#include <vector>

#include "depeche/language.hpp"
#include "depeche/results.hpp"
#include "searcher/render/pen.hpp"

namespace depeche::render {

/// The facets side by side, as many as the width takes: labels left, counts right, `*` before what is
/// selected. Nothing for facets without a value.
void write_facets(Pen& pen, const std::vector<FacetCounts>& facets, Language language);

}  // namespace depeche::render
