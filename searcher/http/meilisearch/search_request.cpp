#include "searcher/http/meilisearch/search_request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "searcher/http/meilisearch/error.hpp"
#include "searcher/http/meilisearch/filter.hpp"
#include "searcher/render/facet_names.hpp"

namespace depeche::http::meilisearch {

namespace {

using SentJson = nlohmann::json;

constexpr std::size_t most_hits = 1000;
constexpr std::size_t furthest = 10'000'000;
/// Alternatives of a filter, in one of many queries, need five levels.
constexpr int deepest_json = 16;
/// As Meilisearch lists them.
constexpr std::size_t values_a_facet = 100;

/// A facet by its one name here.
std::optional<Facet> facet_of(std::string_view attribute) {
    const auto facet = render::find_facet(attribute);
    return facet && render::facet_name(*facet) == attribute ? facet : std::nullopt;
}

/// `hitsPerPage` gives `invalid_search_hits_per_page`.
std::string code_of(std::string_view parameter) {
    std::string code = "invalid_search_";
    for (const char c : parameter) {
        if (c >= 'A' && c <= 'Z')
            code += '_';
        code += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return code;
}

[[noreturn]] void refuse(std::string_view parameter, std::string_view wanted) {
    throw Error(code_of(parameter),
                fmt::format("Invalid value type at `.{}`: expected {}.", parameter, wanted));
}

std::size_t number(std::string_view name, const SentJson& value, std::size_t most) {
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > most)
        refuse(name, fmt::format("a number from 0 to {}", most));
    return value.get<std::size_t>();
}

std::string text(std::string_view name, const SentJson& value) {
    if (!value.is_string())
        refuse(name, "a string");
    return value.get<std::string>();
}

bool truth(std::string_view name, const SentJson& value) {
    if (!value.is_boolean())
        refuse(name, "true or false");
    return value.get<bool>();
}

std::vector<std::string> list(std::string_view name, const SentJson& value) {
    if (!value.is_array())
        refuse(name, "an array of strings");
    std::vector<std::string> items;
    for (const SentJson& item : value)
        items.push_back(text(name, item));
    return items;
}

/// `body:20` is `body`: sentences are cut nowhere.
std::vector<std::string> without_lengths(std::vector<std::string> attributes) {
    for (std::string& attribute : attributes)
        attribute.resize(std::min(attribute.find(':'), attribute.size()));
    return attributes;
}

WantedFacets facets(std::string_view name, const SentJson& value) {
    WantedFacets wanted;
    for (const std::string& one : list(name, value)) {
        if (one == "timestamp")
            wanted.timestamp = true;
        else if (const auto facet = facet_of(one))
            wanted.facets.push_back(*facet);
        else if (one == "*")
            wanted = {{Facet::date, Facet::source, Facet::actor, Facet::place}, true};
        else
            throw Error(
                "invalid_search_facets",
                fmt::format("Attribute `{}` is not facetable. Available facets are: `date`, `source`, "
                            "`actor`, `place`, `timestamp`.",
                            one));
    }
    return wanted;
}

Sort sort(std::string_view name, const SentJson& value) {
    const std::vector<std::string> orders = list(name, value);
    if (orders.empty())
        return Sort::relevance;
    for (const std::string_view attribute : {"date", "timestamp"}) {
        if (orders.front() == fmt::format("{}:desc", attribute))
            return Sort::newest;
        if (orders.front() == fmt::format("{}:asc", attribute))
            return Sort::oldest;
    }
    throw Error("invalid_search_sort",
                "Only `date:asc`, `date:desc`, `timestamp:asc` and `timestamp:desc` can be sorted by.");
}

Match match(std::string_view name, const SentJson& value) {
    const std::string strategy = text(name, value);
    if (strategy == "all")
        return Match::all;
    // Words are left out, or any wanted, as the query asks for it.
    if (strategy == "last" || strategy == "frequency")
        return Match::automatic;
    refuse(name, "`last`, `all` or `frequency`");
}

struct Parameter {
    std::string_view name;
    void (*read)(SearchRequest& to, std::string_view name, const SentJson& value);
};

constexpr auto parameters = std::to_array<Parameter>({
    {"q", [](SearchRequest& to, std::string_view name,
             const SentJson& value) { to.request.text = text(name, value); }},
    {"offset", [](SearchRequest& to, std::string_view name,
                  const SentJson& value) { to.request.offset = number(name, value, furthest); }},
    {"limit",
     [](SearchRequest& to, std::string_view name, const SentJson& value) {
         to.request.limit = std::min(number(name, value, furthest), most_hits);
     }},
    {"page", [](SearchRequest& to, std::string_view name,
                const SentJson& value) { to.page = number(name, value, furthest); }},
    {"hitsPerPage",
     [](SearchRequest& to, std::string_view name, const SentJson& value) {
         to.hits_a_page = std::min(number(name, value, furthest), most_hits);
         to.page = to.page.value_or(1);
     }},
    {"filter",
     [](SearchRequest& to, std::string_view, const SentJson& value) { to.request.filter = to_query(value); }},
    {"facets", [](SearchRequest& to, std::string_view name,
                  const SentJson& value) { to.facets = facets(name, value); }},
    {"attributesToRetrieve", [](SearchRequest& to, std::string_view name,
                                const SentJson& value) { to.retrieved = list(name, value); }},
    {"attributesToHighlight", [](SearchRequest& to, std::string_view name,
                                 const SentJson& value) { to.highlighted = list(name, value); }},
    {"attributesToCrop", [](SearchRequest& to, std::string_view name,
                            const SentJson& value) { to.cropped = without_lengths(list(name, value)); }},
    {"cropLength",
     [](SearchRequest&, std::string_view name, const SentJson& value) { number(name, value, furthest); }},
    {"cropMarker", [](SearchRequest& to, std::string_view name,
                      const SentJson& value) { to.cut_mark = text(name, value); }},
    {"highlightPreTag", [](SearchRequest& to, std::string_view name,
                           const SentJson& value) { to.before_mark = text(name, value); }},
    {"highlightPostTag", [](SearchRequest& to, std::string_view name,
                            const SentJson& value) { to.after_mark = text(name, value); }},
    {"showMatchesPosition", [](SearchRequest& to, std::string_view name,
                               const SentJson& value) { to.shows_positions = truth(name, value); }},
    {"showRankingScore", [](SearchRequest& to, std::string_view name,
                            const SentJson& value) { to.shows_score = truth(name, value); }},
    {"sort", [](SearchRequest& to, std::string_view name,
                const SentJson& value) { to.request.sort = sort(name, value); }},
    {"matchingStrategy", [](SearchRequest& to, std::string_view name,
                            const SentJson& value) { to.request.match = match(name, value); }},
    // The language of dispatches is French.
    {"locales", [](SearchRequest&, std::string_view name, const SentJson& value) { list(name, value); }},
    // Which index is asked is the caller's business.
    {"indexUid", [](SearchRequest&, std::string_view name, const SentJson& value) { text(name, value); }},
});

[[noreturn]] void refuse_unknown(std::string_view name) {
    std::string known;
    for (const Parameter& parameter : parameters)
        known += fmt::format("{}`{}`", known.empty() ? "" : ", ", parameter.name);
    throw Error("bad_request", fmt::format("Unknown field `{}`: expected one of {}", name, known));
}

void finish(SearchRequest& search) {
    depeche::Request& request = search.request;
    if (search.page) {
        request.limit = search.hits_a_page;
        request.offset = *search.page > 0 ? (*search.page - 1) * search.hits_a_page : 0;
        // There is no page 0, and so nothing on it.
        if (*search.page == 0)
            request.limit = 0;
    }
    request.facet_limit = search.facets.facets.empty() ? 0 : values_a_facet;
    request.snippets = has(search.cropped, "body") ? 1 : 0;
    request.whole = true;
}

/// A parameter of a query string as JSON would have it.
SentJson to_json(const Field& field) {
    constexpr auto lists = std::to_array<std::string_view>(
        {"facets", "attributesToRetrieve", "attributesToHighlight", "attributesToCrop", "sort", "locales"});
    if (std::ranges::find(lists, field.name) != lists.end()) {
        SentJson items = SentJson::array();
        std::string_view rest = field.value;
        while (!rest.empty()) {
            const std::string_view item = rest.substr(0, rest.find(','));
            items.push_back(item);
            rest.remove_prefix(std::min(item.size() + 1, rest.size()));
        }
        return items;
    }
    constexpr auto plain = std::to_array<std::string_view>(
        {"q", "filter", "cropMarker", "highlightPreTag", "highlightPostTag", "matchingStrategy"});
    if (std::ranges::find(plain, field.name) != plain.end())
        return field.value;
    return SentJson::accept(field.value) ? parse_json(field.value) : SentJson(field.value);
}

const SentJson& object(const SentJson& body) {
    if (!body.is_object())
        throw Error("bad_request", "The body is no JSON object.");
    return body;
}

}  // namespace

bool has(const std::vector<std::string>& attributes, std::string_view name) {
    return std::ranges::any_of(attributes, [&](const std::string& one) { return one == "*" || one == name; });
}

SentJson parse_json(std::string_view text) {
    const auto bounded = [](int depth, SentJson::parse_event_t, const SentJson&) {
        if (depth > deepest_json)
            throw Error("malformed_payload",
                        fmt::format("The json payload is nested deeper than {} levels.", deepest_json));
        return true;
    };
    SentJson json = SentJson::parse(text, bounded, false);
    if (json.is_discarded())
        throw Error("malformed_payload", "The json payload provided is malformed.");
    return json;
}

SearchRequest read_search(const SentJson& body) {
    SearchRequest search;
    search.request.limit = 20;
    search.request.suggest = false;
    for (const auto& [name, value] : object(body).items()) {
        const auto known = std::ranges::find(parameters, name, &Parameter::name);
        if (known == parameters.end())
            refuse_unknown(name);
        if (!value.is_null())
            known->read(search, name, value);
    }
    finish(search);
    return search;
}

SearchRequest read_search(const std::vector<Field>& fields) {
    SentJson body = SentJson::object();
    for (const Field& field : fields)
        body[field.name] = to_json(field);
    return read_search(body);
}

FacetSearch read_facet_search(const SentJson& body) {
    SentJson search = object(body);
    const SentJson name = search.value("facetName", SentJson());
    const auto facet = name.is_string() ? facet_of(name.get_ref<const std::string&>()) : std::nullopt;
    if (!facet)
        throw Error("invalid_facet_search_facet_name",
                    "`facetName` must be one of `date`, `source`, `actor`, `place`.");
    const SentJson typed = search.value("facetQuery", SentJson());
    if (!typed.is_null() && !typed.is_string())
        throw Error("invalid_facet_search_facet_query", "`facetQuery` must be a string.");
    search.erase("facetName");
    search.erase("facetQuery");
    // Clients send all of the search that they are in.
    search.erase("exhaustiveFacetCount");
    FacetSearch wanted{*facet, typed.is_string() ? typed.get<std::string>() : std::string(),
                       read_search(search).request};
    wanted.request.facet_limit = values_a_facet;
    return wanted;
}

}  // namespace depeche::http::meilisearch
