#pragma once

#include <string>

#include "depeche/language.hpp"
#include "depeche/results.hpp"

namespace depeche::render {

/// The answer as one JSON object and a line end: version 1 of the interface that `answer.schema.json`
/// describes. The same results give the same bytes. Messages are written in `language`.
std::string to_json(const Results& results, Language language);

/// How the query of a request was understood, as one JSON object and a line end. For people who look into
/// relevance questions: not part of the versioned interface.
std::string to_json(const Explanation& explanation, const Request& request);

}  // namespace depeche::render
