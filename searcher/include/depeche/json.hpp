#pragma once

#include <string>

#include "depeche/language.hpp"
#include "depeche/results.hpp"

namespace depeche {

/// The answer as one JSON object and a line end: version 1 of the interface that `answer.schema.json`
/// describes, the same bytes that `depeche-searcher --format json` prints. Messages are written in
/// `language`.
std::string to_json(const Results& results, Language language = Language::french);

/// One hit as one JSON object, in a line with its end: `hit` of that schema.
std::string to_json(const Hit& hit);

}  // namespace depeche
