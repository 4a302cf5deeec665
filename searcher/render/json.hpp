#pragma once

#include <string>
#include <vector>

#include "depeche/completion.hpp"
#include "depeche/json.hpp"
#include "depeche/results.hpp"

namespace depeche::render {

/// What is like the dispatch of that id: `hits` as in an answer, each with what it `shared`.
std::string to_json(const std::string& id, const std::vector<SimilarDispatch>& similar);

/// One facet as in an answer, with its name.
std::string to_json(const FacetCounts& counts);

/// How a text goes on, the likeliest first.
std::string to_json(const std::string& text, const std::vector<Completion>& completions);

/// How the query of a request was understood, as one JSON object and a line end. For people who look into
/// relevance questions: not part of the versioned interface.
std::string to_json(const Explanation& explanation, const Request& request);

}  // namespace depeche::render
