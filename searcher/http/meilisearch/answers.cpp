#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>

#include "searcher/http/first_date.hpp"
#include "searcher/http/meilisearch/documents.hpp"
#include "searcher/http/meilisearch/error.hpp"
#include "searcher/http/meilisearch/meilisearch.hpp"
#include "searcher/http/meilisearch/search_request.hpp"
#include "searcher/render/facet_names.hpp"
#include "searcher/render/json_parts.hpp"

namespace depeche::http::meilisearch {

namespace {

constexpr std::size_t most_queries = 50;

/// How long an answer takes.
class Stopwatch {
public:
    std::int64_t milliseconds() const {
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                     start_)
            .count();
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

Response to_response(const Json& body) {
    return {.content_type = "application/json; charset=utf-8", .body = render::serialize(body)};
}

void check_index(const Context& context, std::string_view uid) {
    if (uid != context.settings.index_name)
        throw Error("index_not_found",
                    fmt::format("Index `{}` not found: there is `{}`.", uid, context.settings.index_name),
                    404);
}

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// The last word may be one that is being typed: when nothing has it, it is searched as the beginning of one.
Results search_as_typed(Searcher& searcher, const depeche::Request& request) {
    Results results = searcher.search(request);
    if (results.total > 0 || request.text.empty() || !is_letter_or_digit(request.text.back()))
        return results;
    depeche::Request longer = request;
    longer.text += '*';
    Results more = searcher.search(longer);
    return more.total > 0 ? more : results;
}

Json distribution(const Results& results, const WantedFacets& wanted) {
    Json facets = Json::object();
    for (const FacetCounts& counts : results.facets) {
        if (std::ranges::find(wanted.facets, counts.facet) == wanted.facets.end())
            continue;
        Json values = Json::object();
        for (const FacetValue& value : counts.values)
            values[counts.facet == Facet::date ? value.value : value.label] = value.count;
        facets[std::string(render::facet_name(counts.facet))] = std::move(values);
    }
    if (wanted.timestamp)
        facets["timestamp"] = Json::object();
    return facets;
}

Json statistics(Searcher& searcher, const SearchRequest& search) {
    Json stats = Json::object();
    if (!search.facets.timestamp)
        return stats;
    const auto oldest = first_date(searcher, search.request, Sort::oldest);
    const auto newest = first_date(searcher, search.request, Sort::newest);
    if (oldest && newest)
        stats["timestamp"] = {{"min", to_timestamp(*oldest)}, {"max", to_timestamp(*newest)}};
    return stats;
}

Json answer(Searcher& searcher, const SearchRequest& search) {
    const Stopwatch stopwatch;
    const Results results = search_as_typed(searcher, search.request);
    Json hits = Json::array();
    for (const Hit& hit : results.hits)
        hits.push_back(to_hit(hit, search));
    Json body{{"hits", std::move(hits)}, {"query", search.request.text}};
    if (search.page) {
        const std::size_t size = search.hits_a_page;
        body.update({{"hitsPerPage", size},
                     {"page", *search.page},
                     {"totalPages", size == 0 ? 0 : (results.total + size - 1) / size},
                     {"totalHits", results.total}});
    } else {
        body.update({{"limit", search.request.limit},
                     {"offset", search.request.offset},
                     {"estimatedTotalHits", results.total}});
    }
    if (!search.facets.facets.empty() || search.facets.timestamp) {
        body["facetDistribution"] = distribution(results, search.facets);
        body["facetStats"] = statistics(searcher, search);
    }
    body["processingTimeMs"] = stopwatch.milliseconds();
    return body;
}

Response multi_search(const Context& context) {
    const nlohmann::json body = parse_json(context.request.body);
    if (!body.is_object() || !body.contains("queries") || !body["queries"].is_array())
        throw Error("bad_request", "Missing field `queries`: an array of searches.");
    if (body.contains("federation"))
        throw Error("bad_request", "Searches cannot be federated here: there is one index.");
    if (body["queries"].size() > most_queries)
        throw Error("bad_request", fmt::format("More than {} queries.", most_queries));
    Json results = Json::array();
    for (const nlohmann::json& query : body["queries"]) {
        const std::string uid =
            query.is_object() && query.contains("indexUid") && query["indexUid"].is_string()
                ? query["indexUid"].get<std::string>()
                : std::string();
        check_index(context, uid);
        Json result{{"indexUid", uid}};
        result.update(answer(context.searcher, read_search(query)));
        results.push_back(std::move(result));
    }
    return to_response({{"results", std::move(results)}});
}

Response post_search(const Context& context) {
    check_index(context, context.captures.front());
    return to_response(answer(context.searcher, read_search(parse_json(context.request.body))));
}

Response get_search(const Context& context) {
    check_index(context, context.captures.front());
    return to_response(answer(context.searcher, read_search(context.request.parameters)));
}

Response facet_search(const Context& context) {
    const Stopwatch stopwatch;
    check_index(context, context.captures.front());
    const FacetSearch search = read_facet_search(parse_json(context.request.body));
    const FacetCounts counts = context.searcher.facet_values(search.facet, search.text, search.request);
    Json hits = Json::array();
    for (const FacetValue& value : counts.values)
        hits.push_back(
            {{"value", search.facet == Facet::date ? value.value : value.label}, {"count", value.count}});
    return to_response({{"facetHits", std::move(hits)},
                        {"facetQuery", search.text},
                        {"processingTimeMs", stopwatch.milliseconds()}});
}

Response document(const Context& context) {
    check_index(context, context.captures.front());
    const auto dispatch = context.searcher.dispatch(context.captures[1]);
    if (!dispatch)
        throw Error("document_not_found", fmt::format("Document `{}` not found.", context.captures[1]), 404);
    return to_response(to_document(*dispatch));
}

Response index(const Context& context) {
    check_index(context, context.captures.front());
    return to_response({{"uid", context.settings.index_name}, {"primaryKey", "id"}});
}

Response statistics_of_index(const Context& context) {
    check_index(context, context.captures.front());
    return to_response({{"numberOfDocuments", context.searcher.size()}, {"isIndexing", false}});
}

/// With its errors as clients read them.
template <Response (*handler)(const Context&)>
Response guarded(const Context& context) try {
    return handler(context);
} catch (const Error& error) {
    return to_response(error);
}

constexpr auto all_routes = std::to_array<Route>({
    {Method::post, "/multi-search", guarded<multi_search>, Audience::meilisearch},
    {Method::post, "/indexes/{uid}/search", guarded<post_search>, Audience::meilisearch},
    {Method::get, "/indexes/{uid}/search", guarded<get_search>, Audience::meilisearch},
    {Method::post, "/indexes/{uid}/facet-search", guarded<facet_search>, Audience::meilisearch},
    {Method::get, "/indexes/{uid}/documents/{id}", guarded<document>, Audience::meilisearch},
    {Method::get, "/indexes/{uid}/stats", guarded<statistics_of_index>, Audience::meilisearch},
    {Method::get, "/indexes/{uid}", guarded<index>, Audience::meilisearch},
});

}  // namespace

Response to_response(const Error& error) {
    return {.status = error.status,
            .content_type = "application/json; charset=utf-8",
            .body = render::serialize({{"message", error.what()},
                                       {"code", error.code},
                                       {"type", "invalid_request"},
                                       {"link", "https://docs.meilisearch.com/errors#" + error.code}})};
}

std::span<const Route> meilisearch_routes() {
    return all_routes;
}

}  // namespace depeche::http::meilisearch
