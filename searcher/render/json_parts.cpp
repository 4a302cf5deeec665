#include "searcher/render/json_parts.hpp"

#include <cmath>

#include "searcher/render/code_points.hpp"

namespace depeche::render {

Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

double rounded(double score) {
    return std::round(score * 1e4) / 1e4;
}

Json day_or_null(std::optional<Date> day) {
    return day ? Json(to_iso(*day)) : Json(nullptr);
}

Json marks_json(std::string_view text, const std::vector<Mark>& marks) {
    Json pairs = Json::array();
    CodePointCounter counter(text);
    for (const Mark& mark : marks) {
        const std::size_t start = counter.before(mark.begin);
        pairs.push_back(Json::array({start, counter.before(mark.end) - start}));
    }
    return pairs;
}

std::string serialize(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string serialize_line(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace depeche::render
