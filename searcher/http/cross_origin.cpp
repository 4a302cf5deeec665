#include "searcher/http/cross_origin.hpp"

namespace depeche::http {

namespace {

/// What Access-Control-Allow-Origin says to the origin of a request; empty for nothing.
std::string allowed_origin(const Request& request, const SiteSettings& settings) {
    const std::string_view origin = request.header("origin");
    if (origin.empty())
        return {};
    for (const std::string& allowed : settings.allowed_origins)
        if (allowed == "*" || allowed == origin)
            return allowed;
    return {};
}

}  // namespace

void share(Response& response, const Request& request, const SiteSettings& settings) {
    if (settings.allowed_origins.empty())
        return;
    // Caches must not give one site the answer for another.
    response.with("Vary", "Origin");
    std::string origin = allowed_origin(request, settings);
    if (!origin.empty())
        response.with("Access-Control-Allow-Origin", std::move(origin))
            .with("Access-Control-Expose-Headers", "ETag, Retry-After, X-Request-Id");
}

Response preflight(const Request& request, const SiteSettings& settings, std::string_view methods,
                   Audience audience) {
    Response response{.status = 204};
    response.with("Allow", std::string(methods));
    if (audience == Audience::people)
        return response;
    share(response, request, settings);
    if (!allowed_origin(request, settings).empty())
        response.with("Access-Control-Allow-Methods", std::string(methods))
            .with("Access-Control-Allow-Headers",
                  "Authorization, Content-Type, If-None-Match, X-API-Key, X-Meilisearch-Client")
            .with("Access-Control-Max-Age", "600");
    return response;
}

}  // namespace depeche::http
