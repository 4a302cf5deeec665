#include <array>
#include <vector>

#include "searcher/http/api/api.hpp"

namespace depeche::http::api {

namespace {

using Names = std::string_view[];
constexpr Names facet_names{"has"};
constexpr Names completion_names{"q", "limit"};
constexpr Names dispatch_names{"dropped"};
constexpr Names similar_names{"limit"};

constexpr Route get(std::string_view pattern, Response (*answer)(const Context&)) {
    return {Method::get, pattern, answer, Audience::programs};
}

}  // namespace

std::span<const Endpoint> endpoints() {
    static constexpr auto all = std::to_array<Endpoint>({
        {get("/api/v1/search", search), true, {}},
        {get("/api/v1/facets/{facet}", facet_values), true, facet_names},
        {get("/api/v1/complete", complete), false, completion_names},
        {get("/api/v1/dispatches/{id}/similar", similar), false, similar_names},
        {get("/api/v1/dispatches/{id}/why", why), true, {}},
        {get("/api/v1/dispatches/{id}", dispatch), true, dispatch_names},
        {get("/api/v1/explain", explain), true, {}},
        {get("/api/v1/status", status), false, {}},
        {get("/api/v1/openapi.json", openapi), false, {}},
        {get("/api/v1/schemas/{name}", schema), false, {}},
    });
    return all;
}

std::span<const Route> api_routes() {
    static const auto routes = [] {
        std::vector<Route> all;
        for (const Endpoint& endpoint : endpoints())
            all.push_back(endpoint.route);
        return all;
    }();
    return routes;
}

}  // namespace depeche::http::api
