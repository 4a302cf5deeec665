#pragma once

#include <string>
#include <string_view>

#include "searcher/http/site.hpp"

namespace depeche::http {

/// Lets scripts of the site that asks read the answer, when that is allowed (Fetch, "CORS protocol"). Cookies
/// are never involved.
void share(Response& response, const Request& request, const SiteSettings& settings);

/// The answer to OPTIONS of a path that takes `methods`, as browsers ask before a request from another site.
Response preflight(const Request& request, const SiteSettings& settings, std::string_view methods,
                   Audience audience);

}  // namespace depeche::http
