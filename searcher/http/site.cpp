#include "searcher/http/site.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "searcher/http/health.hpp"
#include "searcher/http/page/page.hpp"

namespace depeche::http {

namespace {

std::vector<Route> all_routes() {
    std::vector<Route> all{{Method::get, "/health", health}};
    for (const auto& routes : {page::page_routes()})
        all.insert(all.end(), routes.begin(), routes.end());
    return all;
}

/// What the parts in braces stand for, when the path fits.
std::optional<std::vector<std::string>> captured(std::string_view pattern, std::string_view path) {
    std::vector<std::string> captures;
    while (!pattern.empty()) {
        const std::size_t brace = std::min(pattern.find('{'), pattern.size());
        if (path.substr(0, brace) != pattern.substr(0, brace))
            return std::nullopt;
        path.remove_prefix(brace);
        pattern.remove_prefix(brace);
        if (pattern.empty())
            break;
        pattern.remove_prefix(pattern.find('}') + 1);
        const std::string_view part = pattern.empty() ? path : path.substr(0, path.find('/'));
        if (part.empty())
            return std::nullopt;
        captures.emplace_back(part);
        path.remove_prefix(part.size());
    }
    return path.empty() ? std::optional(captures) : std::nullopt;
}

Response answered(const Route& route, const Request& request, std::span<const std::string> captures,
                  Searcher& searcher, const SiteSettings& settings) {
    try {
        Response response = route.answer({request, captures, searcher, settings, settings.language});
        response.route = route.pattern;
        return response;
    } catch (const InputError& error) {
        return problem(400, "Bad request", error.message.in(settings.language));
    } catch (const IndexError&) {
        return problem(503, "Index unavailable", "The index cannot be read now; try again in a while.");
    } catch (const std::exception&) {
        return problem(500, "Internal error", "The request could not be answered.");
    }
}

}  // namespace

std::span<const Route> routes() {
    static const std::vector<Route> all = all_routes();
    return all;
}

Response answer(const Request& request, Searcher& searcher, const SiteSettings& settings) {
    const Method method = request.method == Method::head ? Method::get : request.method;
    bool is_known = false;
    for (const Route& route : routes()) {
        const auto captures = captured(route.pattern, request.path);
        if (captures && route.method == method)
            return answered(route, request, *captures, searcher, settings);
        is_known = is_known || captures;
    }
    return is_known ? problem(405, "Method not allowed", "This path takes another method.")
                    : problem(404, "Not found", "There is nothing here.");
}

}  // namespace depeche::http
