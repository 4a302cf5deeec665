#include <fmt/format.h>

#include <optional>

#include "depeche/json.hpp"
#include "searcher/http/api/api.hpp"
#include "searcher/http/api/reading.hpp"
#include "searcher/http/first_date.hpp"
#include "searcher/render/dispatch.hpp"
#include "searcher/render/facet_names.hpp"
#include "searcher/render/glyphs.hpp"
#include "searcher/render/json.hpp"
#include "searcher/render/json_parts.hpp"
#include "searcher/render/unknown_id.hpp"
#include "searcher/render/why.hpp"

namespace depeche::http::api {

namespace {

Facet facet_named(std::string_view name) {
    if (const auto facet = render::find_facet(name))
        return *facet;
    constexpr std::size_t longest = 60;
    const std::string quote = render::shortened(std::string(name), longest);
    throw InputError(
        {fmt::format("«\u00A0{}\u00A0» n’est pas une facette\u00A0: écrire date, source, acteur ou lieu",
                     quote),
         fmt::format("'{}' is no facet: write date, source, actor or place", quote)});
}

Response no_such_dispatch(const Context& context) {
    const std::string& id = context.captures.front();
    const Failure failure{404,
                          {"Dépêche introuvable", "No such dispatch"},
                          render::unknown_id(id, context.searcher.similar_ids(id, render::most_similar_ids))};
    return failed(failure, Audience::programs, context.language);
}

render::Json date_or_null(const std::optional<DateInterval>& date) {
    return date ? render::Json(to_iso(*date)) : render::Json(nullptr);
}

}  // namespace

Response search(const Context& context) {
    const depeche::Request request = read(context, search);
    return json(to_json(context.searcher.search(request), request.language));
}

Response facet_values(const Context& context) {
    const Facet facet = facet_named(context.captures.front());
    depeche::Request request = read(context, facet_values);
    request.facet_limit = request.limit;
    return json(
        render::to_json(context.searcher.facet_values(facet, context.request.parameter("has"), request)));
}

Response complete(const Context& context) {
    const depeche::Request request = read(context, complete);
    return json(render::to_json(request.text,
                                context.searcher.complete({request.text, request.limit, request.language})));
}

Response dispatch(const Context& context) {
    const auto shown = context.searcher.dispatch(context.captures.front(), read(context, dispatch));
    if (!shown)
        return no_such_dispatch(context);
    return json(render::to_json(*shown, {.dropped = context.request.parameter("dropped") == "yes"}));
}

Response similar(const Context& context) {
    const std::string& id = context.captures.front();
    const auto hits = context.searcher.similar(id, read(context, similar).limit);
    return hits ? json(render::to_json(id, *hits)) : no_such_dispatch(context);
}

Response why(const Context& context) {
    const depeche::Request request = read(context, why);
    const auto reasons = context.searcher.why(context.captures.front(), request);
    return reasons ? json(render::to_json(*reasons, request)) : no_such_dispatch(context);
}

Response explain(const Context& context) {
    const depeche::Request request = read(context, explain);
    return json(render::to_json(context.searcher.explain(request), request));
}

Response status(const Context& context) {
    read(context, status);
    Searcher& searcher = context.searcher;
    return json(render::serialize({{"format_version", render::format_version},
                                   {"dispatches", searcher.size()},
                                   {"oldest", date_or_null(first_date(searcher, {}, Sort::oldest))},
                                   {"newest", date_or_null(first_date(searcher, {}, Sort::newest))}}));
}

}  // namespace depeche::http::api
