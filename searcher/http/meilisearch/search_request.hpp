#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/request.hpp"
#include "searcher/http/message.hpp"

namespace depeche::http::meilisearch {

/// What a client counts by: the attributes of documents that are our facets, and the time, which has bounds
/// only.
struct WantedFacets {
    std::vector<Facet> facets;
    bool timestamp = false;
};

/// A search as Meilisearch's clients ask for it ("Search parameters" of its reference).
struct SearchRequest {
    depeche::Request request;
    /// Pages are asked for by their number, and all matches are counted, as we always do.
    std::optional<std::size_t> page;
    std::size_t hits_a_page = 20;
    WantedFacets facets;
    /// Names of attributes; `*` for all.
    std::vector<std::string> retrieved{"*"};
    std::vector<std::string> highlighted;
    std::vector<std::string> cropped;
    std::string before_mark = "<em>";
    std::string after_mark = "</em>";
    /// What a text that was cut begins or ends with.
    std::string cut_mark = "…";
    bool shows_positions = false;
    bool shows_score = false;
};

/// What a client sent, as JSON. Throws `Error` (`malformed_payload`) when it is none, or is nested deeper
/// than any search is: copying what is deep takes as deep a stack.
nlohmann::json parse_json(std::string_view text);

/// Reads a search. Throws `Error` for a parameter that there is not, or that means nothing, by name.
SearchRequest read_search(const nlohmann::json& body);

/// The same from a query string; lists are separated by commas.
SearchRequest read_search(const std::vector<Field>& parameters);

/// Looking for values of a facet.
struct FacetSearch {
    Facet facet;
    std::string text;
    depeche::Request request;
};
FacetSearch read_facet_search(const nlohmann::json& body);

/// Whether a list of attributes has one.
bool has(const std::vector<std::string>& attributes, std::string_view name);

}  // namespace depeche::http::meilisearch
