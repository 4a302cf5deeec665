#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/date.hpp"
#include "depeche/request.hpp"
#include "depeche/results.hpp"
#include "searcher/render/format_version.hpp"

namespace depeche::render {

using Json = nlohmann::ordered_json;

/// Empty means unknown in our structs, null in the answer.
Json text_or_null(const std::string& text);

/// Four decimals: what lies below is rounding of the machine, and would make answers differ between two.
double rounded(double score);

Json day_or_null(std::optional<Date> day);

/// `[start, length]` of each mark, in code points.
Json marks_json(std::string_view text, const std::vector<Mark>& marks);

/// Stored text is valid UTF-8, a query need not be: ill-formed bytes become U+FFFD rather than an exception.
std::string serialize(const Json& json);

/// The same in one line with its end.
std::string serialize_line(const Json& json);

}  // namespace depeche::render
