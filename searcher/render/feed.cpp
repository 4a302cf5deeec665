#include "searcher/render/feed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "schema/terms.hpp"
#include "searcher/render/feed_parts.hpp"
#include "searcher/render/markup.hpp"
#include "searcher/render/messages.hpp"
#include "searcher/render/pen.hpp"

namespace depeche::render {

namespace {

/// RSS wants a link: a scheme that leads nowhere.
constexpr std::string_view no_page = "about:blank";

std::string element(std::string_view name, std::string_view text) {
    return fmt::format("<{0}>{1}</{0}>\n", name, escaped(text));
}

/// RFC 822, in English whatever the language.
std::string rss_time(Date day) {
    constexpr auto days = std::to_array<std::string_view>({"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"});
    constexpr auto months = std::to_array<std::string_view>(
        {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
    const std::chrono::weekday weekday{std::chrono::sys_days{day}};
    return fmt::format("{}, {:02} {} {:04} 00:00:00 +0000", days.at(weekday.c_encoding()),
                       static_cast<unsigned>(day.day()), months.at(static_cast<unsigned>(day.month()) - 1),
                       static_cast<int>(day.year()));
}

std::optional<Date> feed_day(const Results& results, const FeedStyle& style) {
    if (style.now)
        return style.now;
    std::optional<Date> newest;
    for (const Hit& hit : results.hits)
        if (hit.date && (!newest || hit.date->interval.first > *newest))
            newest = hit.date->interval.first;
    return newest;
}

/// A name-based UUID (RFC 9562, version 8).
std::string uuid(std::string_view name) {
    std::string digits = schema::hash128_hex(name);
    digits[12] = '8';
    digits[16] = "89ab"[static_cast<std::size_t>(digits[16]) % 4];
    const std::string_view all = digits;
    return fmt::format("{}-{}-{}-{}-{}", all.substr(0, 8), all.substr(8, 4), all.substr(12, 4),
                       all.substr(16, 4), all.substr(20));
}

std::string rss_item(const Hit& hit, const FeedStyle& style) {
    std::string item = "<item>\n" + element("title", hit_title(hit, style.language));
    if (const std::string address = address_of(hit, style); !address.empty())
        item += element("link", address);
    item += element("description", summary(hit));
    item += fmt::format("<guid isPermaLink=\"false\">{}</guid>\n", escaped(hit.id));
    for (const std::string_view label : categories(hit))
        item += element("category", label);
    if (const auto day = day_of(hit))
        item += element("pubDate", rss_time(*day));
    return item + "</item>\n";
}

std::string atom_entry(const Hit& hit, Date feed, const FeedStyle& style) {
    const std::string address = address_of(hit, style);
    std::string entry = "<entry>\n" + element("title", hit_title(hit, style.language));
    const std::string original = original_of(hit);
    entry += element("id", original.empty() ? "urn:uuid:" + uuid(hit.id) : original);
    if (!address.empty())
        entry += fmt::format("<link rel=\"alternate\" href=\"{}\"/>\n", escaped(address));
    if (const auto day = day_of(hit))
        entry += element("published", feed_time(*day));
    entry += element("updated", feed_time(hit.date ? hit.date->interval.first : feed));
    for (const std::string_view label : categories(hit))
        entry += fmt::format("<category term=\"{}\"/>\n", escaped(label));
    entry += fmt::format("<summary type=\"html\">{}</summary>\n", escaped(summary(hit)));
    return entry + "</entry>\n";
}

/// How many there are and which these are, as OpenSearch has it.
std::string counts(const Results& results) {
    return element("opensearch:totalResults", std::to_string(results.total)) +
           element("opensearch:startIndex", std::to_string(results.offset + 1)) +
           element("opensearch:itemsPerPage", std::to_string(results.hits.size()));
}

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

}  // namespace

std::string to_rss(const Results& results, const FeedStyle& style) {
    std::string feed = fmt::format(
        "{}<rss version=\"2.0\" xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\">\n<channel>\n",
        declaration);
    feed += element("title", feed_title(results, style.language));
    feed += element("link", style.page.empty() ? std::string(no_page) : link_target(style.page));
    feed += element("description", messages::found(results, style.language));
    feed += element("language", language_tag(style.language));
    if (const auto day = feed_day(results, style))
        feed += element("lastBuildDate", rss_time(*day));
    feed += element("generator", "Dépêche");
    feed += counts(results);
    for (const Hit& hit : results.hits)
        feed += rss_item(hit, style);
    return feed + "</channel>\n</rss>\n";
}

std::string to_atom(const Results& results, const FeedStyle& style) {
    using namespace std::chrono;
    const Date day = feed_day(results, style).value_or(1970y / January / 1);
    std::string feed = fmt::format(
        "{}<feed xmlns=\"http://www.w3.org/2005/Atom\" "
        "xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\" xml:lang=\"{}\">\n",
        declaration, language_tag(style.language));
    feed += element("title", feed_title(results, style.language));
    feed += element("id", "urn:uuid:" + uuid(style.page + '\n' + results.interpreted));
    if (!style.page.empty())
        feed += fmt::format("<link rel=\"alternate\" href=\"{}\"/>\n", escaped(link_target(style.page)));
    if (!style.self.empty())
        feed += fmt::format("<link rel=\"self\" href=\"{}\"/>\n", escaped(link_target(style.self)));
    feed += element("updated", feed_time(day));
    feed += "<author>" + element("name", "Dépêche") + "</author>\n";
    feed += element("generator", "Dépêche");
    feed += counts(results);
    for (const Hit& hit : results.hits)
        feed += atom_entry(hit, day, style);
    return feed + "</feed>\n";
}

}  // namespace depeche::render
