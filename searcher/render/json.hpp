#pragma once

#include <string>

#include "depeche/json.hpp"
#include "depeche/results.hpp"

namespace depeche::render {

/// How the query of a request was understood, as one JSON object and a line end. For people who look into
/// relevance questions: not part of the versioned interface.
std::string to_json(const Explanation& explanation, const Request& request);

}  // namespace depeche::render
