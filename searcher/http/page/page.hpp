#pragma once

#include <span>

#include "searcher/http/site.hpp"

namespace depeche::http::page {

/// The ways in for people and for what serves them: pages, feeds, browsers' search boxes.
std::span<const Route> page_routes();

/// `/`, `/recherche`, `/search`: the search box, and the answer to what the parameters ask for.
Response search_page(const Context& context);

/// `/depeches/{id}`, `/dispatches/{id}`: a whole dispatch, with what is known about it and on what evidence,
/// and where it has what was searched for.
Response dispatch_page(const Context& context);

/// `/search.rss`, `/search.atom`, `/search.json`: what a search finds, the newest first unless told
/// otherwise.
Response rss_feed(const Context& context);
Response atom_feed(const Context& context);
Response json_feed(const Context& context);

/// `/opensearch.xml`: how browsers search here; `/suggest`: how what is typed may go on, as they ask for it.
Response search_description(const Context& context);
Response suggestions(const Context& context);

/// `/accessibilite`, `/accessibility`: what was tested and what was not.
Response accessibility_page(const Context& context);

/// A page that says why there is none.
Response error_page(const Context& context, const Failure& failure);

/// `/robots.txt`
Response robots(const Context& context);

}  // namespace depeche::http::page
