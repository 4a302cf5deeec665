#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "depeche/json.hpp"
#include "searcher/http/api/api.hpp"
#include "searcher/http/api/reading.hpp"
#include "searcher/http/request_parameters.hpp"
#include "searcher/render/dispatch.hpp"
#include "searcher/render/glyphs.hpp"
#include "searcher/render/json.hpp"
#include "searcher/render/json_parts.hpp"
#include "searcher/render/why.hpp"

namespace depeche::http::api {

namespace {

struct FacetWord {
    Text name;
    Facet facet;
};

Facet facet_named(std::string_view name) {
    constexpr auto words = std::to_array<FacetWord>({{{"date", "date"}, Facet::date},
                                                     {{"source", "source"}, Facet::source},
                                                     {{"acteur", "actor"}, Facet::actor},
                                                     {{"lieu", "place"}, Facet::place}});
    for (const auto& [word, facet] : words)
        if (name == word.english || name == word.french)
            return facet;
    constexpr std::size_t longest = 60;
    const std::string quote = render::shortened(std::string(name), longest);
    throw InputError(
        {fmt::format("«\u00A0{}\u00A0» n’est pas une facette\u00A0: écrire date, source, acteur ou lieu",
                     quote),
         fmt::format("'{}' is no facet: write date, source, actor or place", quote)});
}

Response no_such_dispatch(const Context& context) {
    const std::string& id = context.captures.front();
    constexpr std::size_t longest = 100;
    constexpr std::size_t most = 3;
    const std::string quote = render::shortened(id, longest);
    Failure failure{404,
                    {"Dépêche introuvable", "No such dispatch"},
                    {fmt::format("Aucune dépêche n’a l’identifiant «\u00A0{}\u00A0».", quote),
                     fmt::format("No dispatch has the id '{}'.", quote)}};
    const std::vector<std::string> nearest = context.searcher.similar_ids(id, most);
    if (!nearest.empty()) {
        failure.detail.french += fmt::format(" Les plus proches\u00A0: {}.", fmt::join(nearest, ", "));
        failure.detail.english += fmt::format(" The nearest: {}.", fmt::join(nearest, ", "));
    }
    return failed(failure, Audience::programs, context.language);
}

/// The day of the first hit in an order; null when none is dated.
render::Json day_of_first(Searcher& searcher, Sort sort) {
    const Results results = searcher.search({.filter = "NON date:inconnue",
                                             .sort = sort,
                                             .limit = 1,
                                             .facet_limit = 0,
                                             .snippets = 0,
                                             .suggest = false});
    if (results.hits.empty() || !results.hits.front().date)
        return nullptr;
    return to_iso(results.hits.front().date->interval);
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
                                   {"oldest", day_of_first(searcher, Sort::oldest)},
                                   {"newest", day_of_first(searcher, Sort::newest)}}));
}

}  // namespace depeche::http::api
