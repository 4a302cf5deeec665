#include "searcher/http/page/json_ld.hpp"

#include <algorithm>

#include "searcher/http/page/links.hpp"
#include "searcher/http/page/pieces.hpp"
#include "searcher/render/json_parts.hpp"
#include "searcher/render/pen.hpp"

namespace depeche::http::page {

namespace {

using render::Json;

std::string for_script(const Json& json) {
    const std::string text = render::serialize_line(json);
    std::string safe;
    for (const char c : text) {
        if (c == '<')
            safe += "\\u003c";
        else if (c != '\n')
            safe += c;
    }
    return safe;
}

std::string_view schema_type(ActorKind kind) {
    switch (kind) {
        case ActorKind::person:
            return "Person";
        case ActorKind::organisation:
            return "Organization";
        case ActorKind::unknown:
            break;
    }
    return "Thing";
}

Json mentions(const Dispatch& dispatch) {
    Json list = Json::array();
    for (const Actor& actor : dispatch.actors)
        list.push_back({{"@type", schema_type(actor.kind)}, {"name", actor.name.label}});
    for (const Place& place : dispatch.places)
        list.push_back({{"@type", "Place"}, {"name", place.name.label}});
    return list;
}

/// ISO 8601 has days, months and years, but no parts of a month.
void add_date(Json& article, const std::optional<DerivedDate>& date) {
    if (!date || date->interval.precision == DatePrecision::month_part ||
        (date->interval.precision == DatePrecision::day && date->interval.first != date->interval.last))
        return;
    article["datePublished"] = to_iso(date->interval);
}

void add_publisher(Json& article, const Dispatch& dispatch) {
    const auto publisher = std::ranges::find(dispatch.sources, SourceRole::publisher, &Source::role);
    if (publisher != dispatch.sources.end())
        article["publisher"] = {{"@type", "Organization"}, {"name", publisher->name.label}};
}

Json website(const View& view) {
    return {
        {"@type", "WebSite"}, {"name", view.settings.name}, {"url", absolute(view, site_link(view, "/"))}};
}

}  // namespace

std::string website_json_ld(const View& view) {
    depeche::Request nothing = plain_request(view.settings);
    const std::string target = absolute(view, search_link(view, nothing));
    Json site = website(view);
    site["@context"] = "https://schema.org";
    site["potentialAction"] = {
        {"@type", "SearchAction"},
        {"target", {{"@type", "EntryPoint"}, {"urlTemplate", target + "?q={search_term_string}"}}},
        {"query-input", "required name=search_term_string"}};
    return for_script(site);
}

std::string article_json_ld(const View& view, const Dispatch& dispatch) {
    constexpr std::size_t longest_headline = 200;
    Json article = {{"@context", "https://schema.org"},
                    {"@type", "NewsArticle"},
                    {"headline", beginning(dispatch.title, longest_headline)},
                    {"url", absolute(view, dispatch_link(view, dispatch.id))},
                    {"isPartOf", website(view)}};
    add_date(article, dispatch.published);
    add_publisher(article, dispatch);
    if (!dispatch.byline.empty())
        article["author"] = {{"@type", "Person"}, {"name", dispatch.byline}};
    if (!dispatch.language.empty())
        article["inLanguage"] = dispatch.language;
    if (!dispatch.section.empty())
        article["articleSection"] = dispatch.section;
    if (!dispatch.keywords.empty())
        article["keywords"] = dispatch.keywords;
    if (const std::string_view original = render::web_page(dispatch.url); !original.empty())
        article["isBasedOn"] = render::link_target(original);
    if (const Json list = mentions(dispatch); !list.empty())
        article["mentions"] = list;
    return for_script(article);
}

}  // namespace depeche::http::page
