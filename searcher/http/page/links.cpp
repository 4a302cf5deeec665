#include "searcher/http/page/links.hpp"

#include <fmt/format.h>

#include <vector>

#include "searcher/http/message.hpp"
#include "searcher/http/page/assets.hpp"
#include "searcher/http/request_parameters.hpp"

namespace depeche::http::page {

namespace {

std::string with_query(const std::string& path, const std::vector<Field>& parameters) {
    return parameters.empty() ? path : path + '?' + to_form(parameters);
}

/// Only what says the language: for pages that are not about a search.
std::vector<Field> language_parameters(const View& view) {
    depeche::Request request = plain_request(view.settings);
    request.language = view.language;
    return to_parameters(request, plain_request(view.settings));
}

/// Empty, `.` and `..`: what browsers and proxies take out of a path.
bool has_unstable_segments(std::string_view id) {
    for (std::size_t begin = 0; begin <= id.size();) {
        const std::size_t end = std::min(id.find('/', begin), id.size());
        const std::string_view segment = id.substr(begin, end - begin);
        if (segment.empty() || segment == "." || segment == "..")
            return true;
        begin = end + 1;
    }
    return false;
}

/// Slashes of an id stay readable where they arrive as they are.
std::string encoded_id(std::string_view id) {
    if (has_unstable_segments(id))
        return percent_encoded(id);
    std::string path;
    for (std::size_t begin = 0; begin <= id.size();) {
        const std::size_t end = std::min(id.find('/', begin), id.size());
        path += (begin == 0 ? "" : "/") + percent_encoded(id.substr(begin, end - begin));
        begin = end + 1;
    }
    return path;
}

std::string dispatch_path(const View& view, std::string_view id) {
    constexpr Text folder{"/depeches/", "/dispatches/"};
    return site_link(view, std::string(folder.in(view.language)) + encoded_id(id));
}

}  // namespace

std::string site_link(const View& view, std::string_view path) {
    return view.settings.base_path + std::string(path);
}

std::string search_link(const View& view, const depeche::Request& request) {
    constexpr Text path{"/recherche", "/search"};
    return with_query(site_link(view, path.in(view.language)),
                      to_parameters(request, plain_request(view.settings)));
}

std::string home_link(const View& view) {
    return with_query(site_link(view, "/"), language_parameters(view));
}

std::string dispatch_link(const View& view, std::string_view id) {
    return with_query(dispatch_path(view, id), language_parameters(view));
}

std::string dispatch_link_from_search(const View& view, std::string_view id) {
    return with_query(dispatch_path(view, id), to_parameters(view.request, plain_request(view.settings)));
}

std::string feed_link(const View& view, const depeche::Request& request, std::string_view format) {
    return with_query(site_link(view, fmt::format("/search.{}", format)),
                      to_parameters(from_the_start(request), plain_request(view.settings)));
}

std::string accessibility_link(const View& view) {
    constexpr Text path{"/accessibilite", "/accessibility"};
    return with_query(site_link(view, path.in(view.language)), language_parameters(view));
}

std::string asset_link(const View& view, std::string_view name) {
    const Asset* asset = find_asset(name);
    return site_link(view, fmt::format("/assets/{}?v={}", name, asset == nullptr ? "" : asset->fingerprint));
}

std::string absolute(const View& view, std::string_view link) {
    return std::string(view.origin).append(link);
}

}  // namespace depeche::http::page
