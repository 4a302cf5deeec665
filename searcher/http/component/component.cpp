#include "searcher/http/component/component.hpp"

#include <fmt/format.h>

#include <array>

#include "searcher/http/page/assets.hpp"
#include "searcher/http/page/layout.hpp"
#include "searcher/http/page/links.hpp"
#include "searcher/http/page/view.hpp"
#include "searcher/render/markup.hpp"

namespace depeche::http::component {

namespace {

Response script(const Context&) {
    constexpr unsigned an_hour = 3600;
    Response response = page::to_response(*page::find_asset("depeche-search.js"), an_hour);
    // It has nothing that only some may read, and scripts that are modules are asked for so.
    response.with("Access-Control-Allow-Origin", "*");
    return response;
}

/// Attributes of the element that an address of the frame may give: `/embed?facets=source&page-size=5`.
std::string attributes(const Context& context) {
    constexpr auto names = std::to_array<std::string_view>(
        {"facets", "facet-values", "page-size", "label", "placeholder", "filter", "copies", "dispatch-url"});
    std::string html;
    for (const std::string_view name : names)
        if (const std::string_view value = context.request.parameter(name); !value.empty())
            html += fmt::format(R"( {}="{}")", name, render::escaped(value));
    return html;
}

Response frame(const Context& context) {
    page::View view{context.settings, context.language, context.request.origin, {}};
    view.request = page::plain_request(context.settings);
    view.request.language = context.language;
    const std::string home = page::home_link(view);
    constexpr Text without_script{"Chercher dans les dépêches", "Search the dispatches"};
    return page::bare_page(
        view, {.indexed = false},
        fmt::format("<depeche-search lang=\"{}\" history{}></depeche-search>\n"
                    "<noscript><p><a href=\"{}\">{}</a></p></noscript>\n"
                    "<script src=\"{}\" defer></script>\n",
                    context.language == Language::french ? "fr" : "en", attributes(context),
                    render::escaped(home), without_script.in(context.language),
                    render::escaped(page::site_link(view, "/depeche-search.js"))));
}

constexpr auto all_routes = std::to_array<Route>({
    {Method::get, "/depeche-search.js", script},
    {Method::get, "/embed", frame},
});

}  // namespace

std::span<const Route> component_routes() {
    return all_routes;
}

}  // namespace depeche::http::component
