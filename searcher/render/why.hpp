#pragma once

#include <string>

#include "depeche/request.hpp"
#include "depeche/results.hpp"
#include "searcher/render/text.hpp"

namespace depeche::render {

/// Why a dispatch answers a request, for people: a line for each clause of the query, then what its score is
/// the sum of.
std::string to_text(const Why& why, const TextStyle& style);

/// The same as one JSON object and a line end: version 1 of the interface that `why.schema.json` describes.
std::string to_json(const Why& why, const Request& request);

}  // namespace depeche::render
