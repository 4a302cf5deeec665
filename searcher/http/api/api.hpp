#pragma once

#include <span>
#include <string_view>

#include "searcher/http/site.hpp"

namespace depeche::http::api {

/// A way into the API and the parameters that it takes besides `lang`; an unknown one is refused by name, as
/// a misspelt filter would otherwise find everything.
struct Endpoint {
    Route route;
    /// Those of a search too, see `read_request`.
    bool takes_search;
    /// Its own.
    std::span<const std::string_view> parameters;
};

/// All of version 1, as `openapi.json` describes it.
std::span<const Endpoint> endpoints();
std::span<const Route> api_routes();

/// `/api/v1/search`: the same bytes as `depeche-searcher --format json` prints.
Response search(const Context& context);
/// `/api/v1/facets/{facet}`: values of a facet, those with `has` in a name of theirs.
Response facet_values(const Context& context);
/// `/api/v1/complete`: how `q` may go on.
Response complete(const Context& context);
/// `/api/v1/dispatches/{id}`: a whole dispatch, with marks where it has what `q` asks for; `dropped=yes` for
/// the furniture of its page too. `/similar`: what is like it. `/why`: how it stands to a search.
Response dispatch(const Context& context);
Response similar(const Context& context);
Response why(const Context& context);
/// `/api/v1/explain`: how a query is understood.
Response explain(const Context& context);
/// `/api/v1/status`: how many dispatches there are, and of what time.
Response status(const Context& context);
/// `/api/v1/openapi.json`: OpenAPI 3.1.
Response openapi(const Context& context);
/// `/api/v1/schemas/{name}`: the JSON schemas that it refers to.
Response schema(const Context& context);

}  // namespace depeche::http::api
