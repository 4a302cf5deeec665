#include <fmt/format.h>

#include <string>

#include "searcher/http/page/links.hpp"
#include "searcher/http/page/page.hpp"
#include "searcher/http/page/view.hpp"
#include "searcher/render/glyphs.hpp"
#include "searcher/render/json_parts.hpp"
#include "searcher/render/markup.hpp"
#include "searcher/render/numbers.hpp"

namespace depeche::http::page {

namespace {

using render::escaped;
using render::Json;

/// As many characters as the format allows a short name.
std::string short_name(const SiteSettings& settings) {
    constexpr std::size_t longest = 16;
    return render::shortened(settings.name, longest);
}

std::string url_element(std::string_view type, std::string_view rel, std::string_view address) {
    return fmt::format("<Url type=\"{}\" rel=\"{}\" template=\"{}\"/>\n", type, rel, escaped(address));
}

/// What a completion is, and how much there is of it: `acteur, 12`.
std::string description(const Completion& completion, Language language) {
    std::string text;
    if (completion.facet) {
        constexpr Text source{"source", "source"};
        constexpr Text actor{"acteur", "actor"};
        constexpr Text place{"lieu", "place"};
        constexpr Text date{"date", "date"};
        const Text& name = *completion.facet == Facet::actor    ? actor
                           : *completion.facet == Facet::place  ? place
                           : *completion.facet == Facet::source ? source
                                                                : date;
        text = name.in(language);
    }
    if (completion.count > 0)
        text += (text.empty() ? "" : ", ") + render::grouped(completion.count, language);
    return text;
}

}  // namespace

Response search_description(const Context& context) {
    const View view = view_of(context);
    depeche::Request nothing = plain_request(view.settings);
    const std::string page = absolute(view, search_link(view, nothing)) + "?q={searchTerms}";
    constexpr Text description{"Chercher dans les dépêches", "Search the dispatches"};
    Response response{.content_type = "application/opensearchdescription+xml; charset=utf-8",
                      .max_age = 24 * 3600};
    response.body =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n" +
        fmt::format(
            "<ShortName>{}</ShortName>\n<Description>{}</Description>\n"
            "<InputEncoding>UTF-8</InputEncoding>\n<Language>fr</Language>\n",
            escaped(short_name(view.settings)), description.in(view.language)) +
        url_element("text/html", "results", page) +
        url_element("application/rss+xml", "results",
                    absolute(view, site_link(view, "/search.rss")) + "?q={searchTerms}") +
        url_element("application/atom+xml", "results",
                    absolute(view, site_link(view, "/search.atom")) + "?q={searchTerms}") +
        url_element("application/x-suggestions+json", "suggestions",
                    absolute(view, site_link(view, "/suggest")) + "?q={searchTerms}") +
        url_element("application/opensearchdescription+xml", "self",
                    absolute(view, site_link(view, "/opensearch.xml"))) +
        "</OpenSearchDescription>\n";
    return response;
}

Response suggestions(const Context& context) {
    constexpr std::size_t most = 8;
    const View view = view_of(context);
    const auto completions =
        context.searcher.complete({.text = view.request.text, .limit = most, .language = view.language});
    Json texts = Json::array();
    Json descriptions = Json::array();
    Json addresses = Json::array();
    for (const Completion& completion : completions) {
        depeche::Request request = plain_request(view.settings);
        request.language = view.language;
        request.text = completion.text;
        texts.push_back(completion.text);
        descriptions.push_back(description(completion, view.language));
        addresses.push_back(absolute(view, search_link(view, request)));
    }
    Response response{
        .content_type = "application/x-suggestions+json; charset=utf-8",
        .body = render::serialize_line(Json::array({view.request.text, texts, descriptions, addresses}))};
    response.with("Vary", "Accept-Language").with("X-Content-Type-Options", "nosniff");
    return response;
}

Response robots(const Context& context) {
    const std::string& base = context.settings.base_path;
    std::string body = "User-agent: *\n";
    // Every combination of filters is a page: dispatches have pages of their own, which are all there is.
    for (const std::string_view path : {"/recherche?", "/search?", "/search.", "/suggest", "/api/"})
        body += fmt::format("Disallow: {}{}\n", base, path);
    return {.content_type = "text/plain; charset=utf-8", .body = body, .max_age = 24 * 3600};
}

}  // namespace depeche::http::page
