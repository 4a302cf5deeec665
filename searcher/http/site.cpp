#include "searcher/http/site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "searcher/http/api/api.hpp"
#include "searcher/http/client_language.hpp"
#include "searcher/http/component/component.hpp"
#include "searcher/http/cross_origin.hpp"
#include "searcher/http/health.hpp"
#include "searcher/http/keys.hpp"
#include "searcher/http/meilisearch/meilisearch.hpp"
#include "searcher/http/page/page.hpp"
#include "searcher/render/glyphs.hpp"

namespace depeche::http {

namespace {

std::vector<Route> all_routes() {
    std::vector<Route> all{{Method::get, "/health", health}};
    for (const auto& routes : {api::api_routes(), meilisearch::meilisearch_routes(),
                               component::component_routes(), page::page_routes()})
        all.insert(all.end(), routes.begin(), routes.end());
    return all;
}

/// What the parts in braces stand for, when the path fits. Such a part ends where what follows it in the
/// pattern first stands, at the end of the path when nothing does.
std::optional<std::vector<std::string>> captured(std::string_view pattern, std::string_view path) {
    std::vector<std::string> captures;
    for (;;) {
        const std::size_t brace = std::min(pattern.find('{'), pattern.size());
        if (path.substr(0, brace) != pattern.substr(0, brace))
            return std::nullopt;
        path.remove_prefix(brace);
        pattern.remove_prefix(brace);
        if (pattern.empty())
            return path.empty() ? std::optional(captures) : std::nullopt;
        pattern.remove_prefix(pattern.find('}') + 1);
        const bool is_last = pattern.find('{') == std::string_view::npos;
        // An id may have slashes in it: what ends the path belongs to the pattern.
        if (is_last && !path.ends_with(pattern))
            return std::nullopt;
        const std::size_t end = is_last ? path.size() - pattern.size() : path.find(pattern.front());
        if (end == 0 || end > path.size())
            return std::nullopt;
        captures.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
}

/// Who would ask for a path that no route has.
Audience audience_of(std::string_view path) {
    if (path.starts_with("/api/"))
        return Audience::programs;
    if (path.starts_with("/indexes/") || path == "/multi-search")
        return Audience::meilisearch;
    return Audience::people;
}

/// A request on its way through the routes.
struct Visit {
    const Request& request;
    std::string_view path;
    Searcher& searcher;
    const SiteSettings& settings;
    Language language;
};

Response failed(const Visit& visit, Audience audience, const Failure& failure) {
    // Browsers ask for pages so, scripts of pages do not.
    const bool wants_page = visit.request.header("accept").find("text/html") != std::string_view::npos;
    if (audience == Audience::people && wants_page)
        return page::error_page({visit.request, {}, visit.searcher, visit.settings, visit.language}, failure);
    return failed(failure, audience, visit.language);
}

Failure bad_request(const Message& detail) {
    return {400, {"Requête incorrecte", "Bad request"}, detail};
}

Failure not_found(std::string_view path) {
    constexpr std::size_t longest = 100;
    const std::string quote = render::shortened(std::string(path), longest);
    return {
        404,
        {"Introuvable", "Not found"},
        {fmt::format("Il n’y a rien à l’adresse {}.", quote), fmt::format("There is nothing at {}.", quote)}};
}

Failure wrong_method(std::string_view methods) {
    return {405,
            {"Méthode refusée", "Method not allowed"},
            {fmt::format("Cette adresse n’accepte que {}.", methods),
             fmt::format("This address takes {} only.", methods)}};
}

std::optional<Failure> key_failure(const Visit& visit) {
    switch (check_key(visit.request, visit.settings.keys)) {
        case KeyCheck::passed:
            break;
        case KeyCheck::missing:
            return Failure{401,
                           {"Clé requise", "Key required"},
                           {"Donner une clé\u00A0: Authorization: Bearer CLÉ.",
                            "Give a key: Authorization: Bearer KEY."}};
        case KeyCheck::wrong:
            return Failure{403,
                           {"Clé refusée", "Key refused"},
                           {"Cette clé n’ouvre pas cette recherche\u00A0: la demander à qui tient le site.",
                            "This key does not open this search: ask whoever runs the site for one."}};
    }
    return std::nullopt;
}

Response answered(const Visit& visit, const Route& route, std::span<const std::string> captures) {
    try {
        if (route.audience != Audience::people)
            if (const auto failure = key_failure(visit))
                return failed(visit, route.audience, *failure);
        return route.answer({visit.request, captures, visit.searcher, visit.settings, visit.language});
    } catch (const InputError& error) {
        return failed(visit, route.audience, bad_request(error.message));
    } catch (const IndexError&) {
        return failed(visit, route.audience, index_unavailable());
    } catch (const std::exception&) {
        return failed(visit, route.audience,
                      {500,
                       {"Erreur interne", "Internal error"},
                       {"La requête n’a pas pu être traitée\u00A0; le signaler à qui tient le site.",
                        "The request could not be answered; tell whoever runs the site."}});
    }
}

/// The methods that a path takes, as Allow lists them; empty when no route has it.
std::string methods_of(std::string_view path) {
    bool get = false;
    bool post = false;
    for (const Route& route : routes())
        if (captured(route.pattern, path)) {
            get = get || route.method == Method::get;
            post = post || route.method == Method::post;
        }
    if (!get && !post)
        return {};
    return fmt::format("{}{}OPTIONS", get ? "GET, HEAD, " : "", post ? "POST, " : "");
}

Response unrouted(const Visit& visit) {
    const Audience audience = audience_of(visit.path);
    const std::string methods = methods_of(visit.path);
    if (methods.empty())
        return failed(visit, audience, not_found(visit.path));
    if (visit.request.method == Method::options)
        return preflight(visit.request, visit.settings, methods, audience);
    return failed(visit, audience, wrong_method(methods)).with("Allow", methods);
}

std::string_view without_base(std::string_view path, std::string_view base) {
    if (!base.empty() && path.starts_with(base) && path.substr(base.size()).starts_with('/'))
        path.remove_prefix(base.size());
    return path;
}

}  // namespace

Date today(const SiteSettings& settings) {
    if (settings.now)
        return *settings.now;
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

std::span<const Route> routes() {
    static const std::vector<Route> all = all_routes();
    return all;
}

Response answer(const Request& request, Searcher& searcher, const SiteSettings& settings) {
    const Visit visit{request, without_base(request.path, settings.base_path), searcher, settings,
                      client_language(request, settings.language)};
    const Method method = request.method == Method::head ? Method::get : request.method;
    for (const Route& route : routes()) {
        if (route.method != method)
            continue;
        const auto captures = captured(route.pattern, visit.path);
        if (!captures)
            continue;
        Response response = answered(visit, route, *captures);
        response.route = route.pattern;
        if (route.audience != Audience::people)
            share(response, request, settings);
        return response;
    }
    Response response = unrouted(visit);
    if (method != Method::options && audience_of(visit.path) != Audience::people)
        share(response, request, settings);
    return response;
}

}  // namespace depeche::http
