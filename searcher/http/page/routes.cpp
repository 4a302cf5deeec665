#include <array>

#include "searcher/http/page/assets.hpp"
#include "searcher/http/page/page.hpp"

namespace depeche::http::page {

std::span<const Route> page_routes() {
    static constexpr auto routes = std::to_array<Route>({
        {Method::get, "/", search_page},
        {Method::get, "/recherche", search_page},
        {Method::get, "/search", search_page},
        {Method::get, "/depeches/{id}", dispatch_page},
        {Method::get, "/dispatches/{id}", dispatch_page},
        {Method::get, "/search.rss", rss_feed},
        {Method::get, "/search.atom", atom_feed},
        {Method::get, "/search.json", json_feed},
        {Method::get, "/opensearch.xml", search_description},
        {Method::get, "/suggest", suggestions},
        {Method::get, "/assets/{name}", asset_file},
        {Method::get, "/accessibilite", accessibility_page},
        {Method::get, "/accessibility", accessibility_page},
        {Method::get, "/robots.txt", robots},
    });
    return routes;
}

}  // namespace depeche::http::page
