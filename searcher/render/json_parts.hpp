#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/results.hpp"

namespace depeche::render {

using Json = nlohmann::ordered_json;

/// Of all that is written as JSON.
inline constexpr int format_version = 1;

/// Empty means unknown in our structs, null in the answer.
Json text_or_null(const std::string& text);

/// `[start, length]` of each mark, in code points.
Json marks_json(std::string_view text, const std::vector<Mark>& marks);

/// Stored text is valid UTF-8, a query need not be: ill-formed bytes become U+FFFD rather than an exception.
std::string serialize(const Json& json);

}  // namespace depeche::render
