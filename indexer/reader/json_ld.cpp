#include "indexer/reader/json_ld.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "indexer/reader/markup/block_text.hpp"
#include "indexer/reader/raw_fields.hpp"

namespace depeche::indexer {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr auto articles = std::to_array<std::string_view>(
    {"NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle",
     "BackgroundNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "BlogPosting",
     "SocialMediaPosting", "Report", "TechArticle"});

std::optional<element> member(const object& from, std::string_view name) {
    element value;
    if (from[name].get(value) != simdjson::SUCCESS || value.is_null())
        return std::nullopt;
    return value;
}

bool has_type(const object& from, auto&& is_wanted) {
    const auto type = member(from, "@type");
    std::string_view name;
    if (type && type->get(name) == simdjson::SUCCESS)
        return is_wanted(name);
    array names;
    if (!type || type->get(names) != simdjson::SUCCESS)
        return false;
    for (const element each : names)
        if (each.get(name) == simdjson::SUCCESS && is_wanted(name))
            return true;
    return false;
}

bool is_article(std::string_view type) {
    return std::ranges::find(articles, type) != articles.end();
}

/// The article of a script: the thing itself, one of a list, or one of its graph.
std::optional<object> article_in(const element& value, int depth = 0) {
    constexpr int deepest = 4;
    array items;
    if (depth < deepest && value.get(items) == simdjson::SUCCESS) {
        for (const element item : items)
            if (auto found = article_in(item, depth + 1))
                return found;
        return std::nullopt;
    }
    object thing;
    if (value.get(thing) != simdjson::SUCCESS)
        return std::nullopt;
    if (has_type(thing, is_article))
        return thing;
    for (const std::string_view name : {"@graph", "mainEntity"})
        if (const auto inner = depth < deepest ? member(thing, name) : std::nullopt)
            if (auto found = article_in(*inner, depth + 1))
                return found;
    return std::nullopt;
}

/// Texts as they are; of things their names. A list gives one after the other.
std::vector<std::string> names_of(const std::optional<element>& value, int depth = 0) {
    std::string_view text;
    array items;
    object thing;
    if (!value)
        return {};
    if (value->get(text) == simdjson::SUCCESS)
        return {markup::html_to_text(text)};
    std::vector<std::string> names;
    if (depth == 0 && value->get(items) == simdjson::SUCCESS) {
        for (const element item : items)
            std::ranges::move(names_of(item, depth + 1), std::back_inserter(names));
    } else if (depth < 3 && value->get(thing) == simdjson::SUCCESS) {
        names = names_of(member(thing, "name"), depth + 1);
    }
    std::erase_if(names, [](const std::string& name) { return trimmed(name).empty(); });
    return names;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

/// The first of the members that is there.
std::string first_text(const object& from, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        if (auto found = names_of(member(from, name)); !found.empty())
            return std::move(found.front());
    return {};
}

/// Who and where it is about.
void read_topics(const object& article, RawDispatch& dispatch) {
    for (const std::string_view name : {"about", "mentions"}) {
        const auto value = member(article, name);
        array items;
        if (!value || value->get(items) != simdjson::SUCCESS)
            continue;
        for (const element item : items) {
            object thing;
            if (item.get(thing) != simdjson::SUCCESS)
                continue;
            const auto is = [&](std::string_view wanted) {
                return has_type(thing, [&](std::string_view type) {
                    return type.find(wanted) != std::string_view::npos;
                });
            };
            for (std::string& label : names_of(member(thing, "name"))) {
                if (is("Person") || is("Organization"))
                    dispatch.actors.push_back(std::move(label));
                else if (is("Place") || is("Country") || is("City"))
                    dispatch.places.push_back(std::move(label));
            }
        }
    }
    for (std::string& place : names_of(member(article, "contentLocation")))
        dispatch.places.push_back(std::move(place));
}

std::vector<std::string> keywords_of(const object& article) {
    const auto value = member(article, "keywords");
    std::string_view text;
    if (!value || value->get(text) != simdjson::SUCCESS)
        return names_of(value);
    std::vector<std::string> keywords;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(",;"), text.size());
        if (const std::string_view word = trimmed(text.substr(0, end)); !word.empty())
            keywords.emplace_back(word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return keywords;
}

}  // namespace

bool read_json_ld(std::string_view script, RawDispatch& dispatch) {
    simdjson::dom::parser parser;
    element root;
    if (parser.parse(script.data(), script.size()).get(root) != simdjson::SUCCESS)
        return false;
    const auto article = article_in(root);
    if (!article)
        return false;
    set_if_empty(dispatch.title, first_text(*article, {"headline", "name", "alternativeHeadline"}));
    set_if_empty(dispatch.date, first_text(*article, {"datePublished", "dateCreated", "dateModified"}));
    set_if_empty(dispatch.version, first_text(*article, {"dateModified"}));
    set_if_empty(dispatch.source, first_text(*article, {"publisher", "sourceOrganization", "provider"}));
    set_if_empty(dispatch.byline, joined(names_of(member(*article, "author"))));
    set_if_empty(dispatch.section, first_text(*article, {"articleSection"}));
    set_if_empty(dispatch.language, first_text(*article, {"inLanguage"}));
    set_if_empty(dispatch.rights, first_text(*article, {"copyrightNotice"}));
    set_if_empty(dispatch.text, first_text(*article, {"articleBody"}));
    set_if_empty(dispatch.url, first_text(*article, {"url"}));
    if (dispatch.keywords.empty())
        dispatch.keywords = keywords_of(*article);
    read_topics(*article, dispatch);
    return true;
}

}  // namespace depeche::indexer
