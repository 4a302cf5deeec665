#include "searcher/render/feed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "schema/terms.hpp"
#include "searcher/render/markup.hpp"
#include "searcher/render/messages.hpp"
#include "searcher/render/pen.hpp"

namespace depeche::render {

namespace {

/// RSS wants a link: a scheme that leads nowhere.
constexpr std::string_view no_page = "about:blank";

constexpr std::string_view language_tag(Language language) {
    return language == Language::french ? "fr" : "en";
}

std::string element(std::string_view name, std::string_view text) {
    return fmt::format("<{0}>{1}</{0}>\n", name, escaped(text));
}

/// RFC 3339; days have no time.
std::string atom_time(Date day) {
    return to_iso(day) + "T00:00:00Z";
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

/// The day of a hit, where it is known to the day.
std::optional<Date> day_of(const Hit& hit) {
    if (!hit.date || hit.date->interval.precision != DatePrecision::day)
        return std::nullopt;
    return hit.date->interval.first;
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

std::string feed_title(const Results& results, Language language) {
    constexpr Text all{"Dépêches", "Dispatches"};
    constexpr Text some{"Dépêches\u00A0: {}", "Dispatches: {}"};
    if (results.text.empty())
        return std::string(all.in(language));
    return fmt::format(fmt::runtime(some.in(language)), results.text);
}

std::string hit_title(const Hit& hit, Language language) {
    return hit.title.empty() ? std::string(messages::untitled.in(language)) : hit.title;
}

/// The snippets as HTML, marks in bold.
std::string summary(const Hit& hit) {
    std::string html;
    for (const Snippet& snippet : hit.snippets)
        html += fmt::format("<p>{}{}{}</p>", snippet.cut_before ? "… " : "",
                            escaped(snippet.text, snippet.marks, "b"), snippet.cut_after ? " …" : "");
    return html;
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

/// What stands for a hit in a list of addresses: ASCII without blanks.
std::string address_of(const Hit& hit) {
    return link_target(web_page(hit.url));
}

std::vector<std::string_view> categories(const Hit& hit) {
    std::vector<std::string_view> labels;
    for (const auto* names : {&hit.sources, &hit.actors, &hit.places})
        for (const FacetName& name : *names)
            labels.push_back(name.label);
    return labels;
}

std::string rss_item(const Hit& hit, Language language) {
    std::string item = "<item>\n" + element("title", hit_title(hit, language));
    if (const std::string address = address_of(hit); !address.empty())
        item += element("link", address);
    item += element("description", summary(hit));
    item += fmt::format("<guid isPermaLink=\"false\">{}</guid>\n", escaped(hit.id));
    for (const std::string_view label : categories(hit))
        item += element("category", label);
    if (const auto day = day_of(hit))
        item += element("pubDate", rss_time(*day));
    return item + "</item>\n";
}

std::string atom_entry(const Hit& hit, Date feed, Language language) {
    const std::string address = address_of(hit);
    std::string entry = "<entry>\n" + element("title", hit_title(hit, language));
    entry += element("id", address.empty() ? "urn:uuid:" + uuid(hit.id) : address);
    if (!address.empty())
        entry += fmt::format("<link rel=\"alternate\" href=\"{}\"/>\n", escaped(address));
    if (const auto day = day_of(hit))
        entry += element("published", atom_time(*day));
    entry += element("updated", atom_time(hit.date ? hit.date->interval.first : feed));
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
        feed += rss_item(hit, style.language);
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
    feed += element("updated", atom_time(day));
    feed += "<author>" + element("name", "Dépêche") + "</author>\n";
    feed += element("generator", "Dépêche");
    feed += counts(results);
    for (const Hit& hit : results.hits)
        feed += atom_entry(hit, day, style.language);
    return feed + "</feed>\n";
}

}  // namespace depeche::render
