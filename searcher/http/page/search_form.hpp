#pragma once

#include <string>

#include "depeche/results.hpp"
#include "searcher/http/page/view.hpp"

namespace depeche::http::page {

/// The id of the one form of a search page. Controls elsewhere on the page, as those of facets, belong to it.
inline constexpr std::string_view form_id = "search";

/// The search box. Keeps, unseen, all of the request that has no control of its own on the page; with
/// `keeps_selections`, also what facets are narrowed by, where none are shown.
std::string search_form(const View& view, bool keeps_selections);

/// Each filter of the request with a link to the search without it; empty when there is none.
std::string active_filters(const View& view, const Results& results);

/// The first and last day wanted, as fields.
std::string period_fields(const View& view);

}  // namespace depeche::http::page
