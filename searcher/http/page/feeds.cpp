#include "depeche/error.hpp"
#include "searcher/http/page/links.hpp"
#include "searcher/http/page/page.hpp"
#include "searcher/http/page/view.hpp"
#include "searcher/render/feed.hpp"

namespace depeche::http::page {

namespace {

using Writer = std::string (*)(const Results& results, const render::FeedStyle& style);

/// What readers of feeds look at once an hour or so.
constexpr unsigned kept_for = 600;
constexpr std::size_t items = 30;

Response feed(const Context& context, std::string_view format, std::string_view type, Writer writer) {
    View view = view_of(context);
    if (!view.error.empty()) {
        constexpr Text title{"Paramètre incompréhensible", "Parameter not understood"};
        return problem(400, title.in(view.language), view.error);
    }
    depeche::Request request = view.request;
    // Who follows a search wants what is new.
    if (request.sort == Sort::relevance)
        request.sort = Sort::newest;
    request.limit = std::max(request.limit, items);
    request.facet_limit = 0;
    request.histogram.reset();
    const Results results = context.searcher.search(request);
    const render::FeedStyle style{
        .page = absolute(view, search_link(view, view.request)),
        .now = context.settings.now,
        .language = view.language,
        .self = absolute(view, feed_link(view, view.request, format)),
        .address = [&](const Hit& hit) { return absolute(view, dispatch_link(view, hit.id)); }};
    Response response{.content_type = std::string(type), .body = writer(results, style), .max_age = kept_for};
    response.with("Vary", "Accept-Language").with("X-Content-Type-Options", "nosniff");
    return response;
}

}  // namespace

Response rss_feed(const Context& context) {
    return feed(context, "rss", "application/rss+xml; charset=utf-8", render::to_rss);
}

Response atom_feed(const Context& context) {
    return feed(context, "atom", "application/atom+xml; charset=utf-8", render::to_atom);
}

Response json_feed(const Context& context) {
    return feed(context, "json", "application/feed+json; charset=utf-8", render::to_json_feed);
}

}  // namespace depeche::http::page
