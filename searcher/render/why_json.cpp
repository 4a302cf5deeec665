#include "searcher/render/facet_names.hpp"
#include "searcher/render/json_parts.hpp"
#include "searcher/render/match_words.hpp"
#include "searcher/render/why.hpp"

namespace depeche::render {

namespace {

std::string_view to_string(MatchWay way) {
    switch (way) {
        case MatchWay::exact:
            return "exact";
        case MatchWay::stem:
            return "stem";
        case MatchWay::alias:
            return "alias";
        case MatchWay::fuzzy:
            return "fuzzy";
        case MatchWay::prefix:
            return "prefix";
        case MatchWay::phrase:
            return "phrase";
        case MatchWay::near:
            return "near";
        case MatchWay::value:
            return "value";
    }
    return {};
}

Json clause(const Clause& one) {
    Json found = Json::array();
    for (const MatchedText& text : one.found)
        found.push_back(
            {{"way", to_string(text.way)}, {"text", text_or_null(text.text)}, {"count", text.count}});
    Json parts = Json::array();
    for (const Clause& part : one.parts)
        parts.push_back(clause(part));
    return {{"text", one.text},          {"excluded", one.excluded},
            {"holds", one.holds},        {"weight", rounded(one.weight)},
            {"found", std::move(found)}, {"parts", std::move(parts)}};
}

Json score(const ScoreParts& parts) {
    return {{"total", rounded(parts.sum())},     {"bm25", rounded(parts.bm25)},
            {"recency", rounded(parts.recency)}, {"pairs", rounded(parts.pairs)},
            {"lead", rounded(parts.lead)},       {"title", rounded(parts.title)}};
}

}  // namespace

std::string to_json(const Why& why, const Request& request) {
    Json filters = Json::array();
    for (const FailedFilter& filter : why.failed_filters)
        filters.push_back(
            {{"facet", facet_name(filter.facet)}, {"wanted", filter.wanted}, {"has", filter.has}});
    return serialize({{"format_version", format_version},
                      {"id", why.id},
                      {"title", why.title},
                      {"query",
                       {{"text", request.text},
                        {"interpreted", why.interpreted},
                        {"match", to_string(why.match)},
                        {"match_reason", to_string(why.match_reason)},
                        {"now", day_or_null(why.now)}}},
                      {"answers", why.answers},
                      {"rank", why.rank == 0 ? Json(nullptr) : Json(why.rank)},
                      {"score", why.answers ? score(why.score) : Json(nullptr)},
                      {"clause", clause(why.query)},
                      {"failed_filters", std::move(filters)}});
}

}  // namespace depeche::render
