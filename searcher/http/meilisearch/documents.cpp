#include "searcher/http/meilisearch/documents.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::http::meilisearch {

namespace {

Json labels(const auto& values) {
    Json list = Json::array();
    for (const auto& value : values)
        list.push_back(value.name.label);
    return list;
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

std::string marked(std::string_view text, const std::vector<Mark>& marks, const SearchRequest& search) {
    std::string result;
    std::size_t at = 0;
    for (const Mark& mark : marks) {
        result.append(text.substr(at, mark.begin - at)).append(search.before_mark);
        result.append(text.substr(mark.begin, mark.end - mark.begin)).append(search.after_mark);
        at = mark.end;
    }
    return result.append(text.substr(at));
}

/// The best piece of a body.
std::string cropped(const Hit& hit, const std::string& body, bool is_marked, const SearchRequest& search) {
    if (hit.snippets.empty())
        return {};
    const Snippet& snippet = hit.snippets.front();
    std::string text = is_marked ? marked(snippet.text, snippet.marks, search) : snippet.text;
    if (!body.starts_with(snippet.text))
        text.insert(0, search.cut_mark);
    if (!body.ends_with(snippet.text))
        text += search.cut_mark;
    return text;
}

/// Everything as text, as in Meilisearch.
Json as_text(const Json& value) {
    return value.is_number() ? Json(value.dump()) : value;
}

/// In bytes, as Meilisearch counts.
Json positions(const std::vector<Mark>& marks) {
    Json list = Json::array();
    for (const Mark& mark : marks)
        list.push_back({{"start", mark.begin}, {"length", mark.end - mark.begin}});
    return list;
}

Json formatted(const Hit& hit, const Json& document, const SearchRequest& search) {
    const MarkedDispatch& shown = *hit.whole;
    Json result = Json::object();
    for (const auto& [name, value] : document.items()) {
        const bool is_marked = has(search.highlighted, name);
        if (name == "title" && is_marked)
            result[name] = marked(shown.dispatch.title, shown.title_marks, search);
        else if (name == "body" && has(search.cropped, name))
            result[name] = cropped(hit, shown.dispatch.body, is_marked, search);
        else if (name == "body" && is_marked)
            result[name] = marked(shown.dispatch.body, shown.body_marks, search);
        else
            result[name] = as_text(value);
    }
    return result;
}

}  // namespace

std::int64_t to_timestamp(const DateInterval& interval) {
    return std::chrono::seconds(std::chrono::sys_days(interval.first).time_since_epoch()).count();
}

Json to_document(const Dispatch& dispatch) {
    const DerivedDate* const date = dispatch.date();
    return {{"id", dispatch.id},
            {"title", dispatch.title},
            {"body", dispatch.body},
            {"url", text_or_null(dispatch.url)},
            {"date", date ? Json(to_iso(date->interval)) : Json(nullptr)},
            {"timestamp", date ? Json(to_timestamp(date->interval)) : Json(nullptr)},
            {"source", labels(dispatch.sources)},
            {"actor", labels(dispatch.actors)},
            {"place", labels(dispatch.places)},
            {"section", text_or_null(dispatch.section)},
            {"keyword", dispatch.keywords},
            {"byline", text_or_null(dispatch.byline)},
            {"language", text_or_null(dispatch.language)}};
}

Json to_hit(const Hit& hit, const SearchRequest& search) {
    const MarkedDispatch& shown = *hit.whole;
    Json whole = to_document(shown.dispatch);
    Json document = Json::object();
    for (auto& [name, value] : whole.items())
        if (has(search.retrieved, name))
            document[name] = std::move(value);
    Json result = document;
    if (!search.highlighted.empty() || !search.cropped.empty())
        result["_formatted"] = formatted(hit, document, search);
    if (search.shows_positions)
        result["_matchesPosition"] = {{"title", positions(shown.title_marks)},
                                      {"body", positions(shown.body_marks)}};
    if (search.shows_score)
        result["_rankingScore"] = hit.score;
    return result;
}

}  // namespace depeche::http::meilisearch
