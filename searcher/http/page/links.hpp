#pragma once

#include <string>
#include <string_view>

#include "depeche/request.hpp"
#include "searcher/http/page/view.hpp"

namespace depeche::http::page {

/// Addresses on this site, from its root on and with the base path, percent-encoded but not yet escaped for
/// HTML. The same question has the same address, whatever way led to it.

/// The page that answers a request: `/recherche?q=paix`, `/search?q=paix&lang=en`.
std::string search_link(const View& view, const depeche::Request& request);

/// The first page, in a language.
std::string home_link(const View& view);

/// The page of a dispatch; with what was searched for, to be marked there and to lead back.
std::string dispatch_link(const View& view, std::string_view id);
std::string dispatch_link_from_search(const View& view, std::string_view id);

/// A feed of the answer to a request: `rss`, `atom`, `json`.
std::string feed_link(const View& view, const depeche::Request& request, std::string_view format);

/// Another page that is the same whatever is searched for: `/opensearch.xml`.
std::string site_link(const View& view, std::string_view path);

/// The accessibility statement.
std::string accessibility_link(const View& view);

/// A file that pages use, with its fingerprint, so that it can be kept.
std::string asset_link(const View& view, std::string_view name);

/// With scheme and host.
std::string absolute(const View& view, std::string_view link);

}  // namespace depeche::http::page
