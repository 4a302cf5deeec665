#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/date.hpp"
#include "depeche/language.hpp"
#include "depeche/searcher.hpp"
#include "searcher/http/failure.hpp"
#include "searcher/http/message.hpp"

namespace depeche::http {

/// What whoever runs the server decides about what it answers.
struct SiteSettings {
    /// The name of the archive, in page titles and feeds.
    std::string name = "Dépêche";
    /// What clients know the index by, as InstantSearch clients ask for it.
    std::string index_name = "depeches";
    /// Of pages and messages, when the client does not say which.
    Language language = Language::french;
    /// Origins of other sites whose scripts may read our answers, as `https://archive.example`; `*` for any.
    std::vector<std::string> allowed_origins = {};
    /// Sites that may show our pages in a frame.
    std::vector<std::string> frame_ancestors = {};
    /// What a client must show to search by the API; without any, no key is asked for.
    std::vector<std::string> keys = {};
    /// Where our paths begin, as a proxy maps them: `/recherche`; empty for the root. No slash at the end.
    std::string base_path = {};
    /// The day that recency counts from; absent for the day of the clock when the request comes in.
    std::optional<Date> now = {};
};

/// The day that recency counts from.
Date today(const SiteSettings& settings);

/// What a route answers with.
struct Context {
    const Request& request;
    /// What the parts of the path in braces were, in their order, decoded.
    std::span<const std::string> captures;
    Searcher& searcher;
    const SiteSettings& settings;
    /// Of messages: `lang=` of the request, else Accept-Language, else that of the settings.
    Language language;
};

/// One way in.
struct Route {
    Method method;
    /// `/api/v1/dispatches/{id}/similar`: a name in braces stands for one or more characters, `/` too.
    std::string_view pattern;
    Response (*answer)(const Context& context);
    /// Other sites and keys count for what is not for people.
    Audience audience = Audience::people;
};

/// Every way in, in the order they are tried: the API, the Meilisearch-shaped one, the pages.
std::span<const Route> routes();

/// Answers a request by the first route that fits: GET answers HEAD too, OPTIONS tells the methods; no route
/// gives 404, another method 405, a missing key 401, a wrong one 403, an error of the query or the index what
/// it means. Paths may begin with the base path of the settings or not. Never throws. For any number of
/// threads, each with its own searcher.
Response answer(const Request& request, Searcher& searcher, const SiteSettings& settings);

}  // namespace depeche::http
