#pragma once

#include <string>
#include <vector>

#include "depeche/results.hpp"
#include "searcher/http/page/view.hpp"

namespace depeche::http::page {

/// A facet as it is shown: its counts in the answer, and the values that were looked for in it, where they
/// were.
struct ShownFacet {
    FacetCounts counts;
    std::optional<FacetCounts> found = {};
};

/// The facets as checkboxes of the search form, several of each may be on, with a button for those without
/// scripts. Nothing that is on gets lost, shown or not.
std::string facet_fields(const View& view, const std::vector<ShownFacet>& facets);

}  // namespace depeche::http::page
