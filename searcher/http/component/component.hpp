#pragma once

#include <span>

#include "searcher/http/site.hpp"

namespace depeche::http::component {

/// What other sites put into their pages: `/depeche-search.js`, the custom element, whose head says how it is
/// used; and `/embed`, a page with nothing but it, for a frame. The element asks the API.
std::span<const Route> component_routes();

}  // namespace depeche::http::component
