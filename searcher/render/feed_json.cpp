#include "searcher/render/feed.hpp"
#include "searcher/render/feed_parts.hpp"
#include "searcher/render/json_parts.hpp"
#include "searcher/render/messages.hpp"
#include "searcher/render/pen.hpp"

namespace depeche::render {

namespace {

Json item(const Hit& hit, const FeedStyle& style) {
    Json json = {{"id", hit.id}};
    if (const std::string address = address_of(hit, style); !address.empty())
        json["url"] = address;
    if (const std::string original = original_of(hit); style.address && !original.empty())
        json["external_url"] = original;
    json["title"] = hit_title(hit, style.language);
    json["content_html"] = summary(hit);
    if (const auto day = day_of(hit))
        json["date_published"] = feed_time(*day);
    if (!hit.sources.empty())
        json["authors"] = Json::array({{{"name", hit.sources.front().label}}});
    if (const auto tags = categories(hit); !tags.empty())
        json["tags"] = tags;
    return json;
}

}  // namespace

std::string to_json_feed(const Results& results, const FeedStyle& style) {
    Json feed = {{"version", "https://jsonfeed.org/version/1.1"},
                 {"title", feed_title(results, style.language)},
                 {"description", messages::found(results, style.language)},
                 {"language", language_tag(style.language)}};
    if (!style.page.empty())
        feed["home_page_url"] = link_target(style.page);
    if (!style.self.empty())
        feed["feed_url"] = link_target(style.self);
    feed["items"] = Json::array();
    for (const Hit& hit : results.hits)
        feed["items"].push_back(item(hit, style));
    return serialize(feed);
}

}  // namespace depeche::render
