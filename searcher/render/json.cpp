#include "searcher/render/json.hpp"

#include <cmath>
#include <string_view>
#include <vector>

#include "searcher/render/code_points.hpp"
#include "searcher/render/facet_names.hpp"
#include "searcher/render/json_parts.hpp"
#include "searcher/render/match_words.hpp"

namespace depeche::render {

namespace {

Json repairs(std::string_view query, const std::vector<Repair>& list, Language language) {
    Json array = Json::array();
    CodePointCounter begins(query);
    for (const Repair& repair : list) {
        const std::size_t position = begins.before(repair.begin);
        CodePointCounter ends = begins;  // a repair may lie inside the one before it
        array.push_back({{"code", repair.code},
                         {"position", position},
                         {"length", ends.before(repair.end) - position},
                         {"message", repair.message.in(language)}});
    }
    return array;
}

Json brief_date(const std::optional<DerivedDate>& derived) {
    if (!derived)
        return nullptr;
    return {{"value", to_iso(derived->interval)},
            {"precision", to_string(derived->interval.precision)},
            {"method", derived->evidence.method}};
}

Json names(const std::vector<FacetName>& list) {
    Json array = Json::array();
    for (const FacetName& name : list)
        array.push_back({{"value", name.id}, {"label", name.label}});
    return array;
}

Json snippets(const std::vector<Snippet>& list) {
    Json array = Json::array();
    for (const Snippet& snippet : list)
        array.push_back({{"text", snippet.text}, {"marks", marks_json(snippet.text, snippet.marks)}});
    return array;
}

Json copies(const std::vector<Copy>& list) {
    Json array = Json::array();
    for (const Copy& copy : list)
        array.push_back({{"id", copy.id},
                         {"title", copy.title},
                         {"date", brief_date(copy.date)},
                         {"sources", names(copy.sources)}});
    return array;
}

Json hit(const Hit& hit) {
    return {{"id", hit.id},
            {"path", hit.path},
            {"url", text_or_null(hit.url)},
            {"title", hit.title},
            {"title_marks", marks_json(hit.title, hit.title_marks)},
            {"title_derived", hit.title_derived},
            {"date", brief_date(hit.date)},
            {"source", hit.sources.empty() ? Json(nullptr) : Json(hit.sources.front().label)},
            {"sources", names(hit.sources)},
            {"actors", names(hit.actors)},
            {"places", names(hit.places)},
            {"score", rounded(hit.score)},
            {"snippets", snippets(hit.snippets)},
            {"copies", copies(hit.copies)},
            {"copy_count", hit.copy_count}};
}

Json hits(const std::vector<Hit>& list) {
    Json array = Json::array();
    for (const Hit& one : list)
        array.push_back(hit(one));
    return array;
}

Json facet(const FacetCounts& counts) {
    Json values = Json::array();
    for (const FacetValue& value : counts.values)
        values.push_back({{"value", value.value},
                          {"label", value.label},
                          {"count", value.count},
                          {"selected", value.selected}});
    return {{"distinct", counts.distinct}, {"values", std::move(values)}};
}

std::string_view kind(CompletionKind kind) {
    switch (kind) {
        case CompletionKind::word:
            return "word";
        case CompletionKind::name:
            return "name";
        case CompletionKind::value:
            return "value";
        case CompletionKind::field:
            return "field";
        case CompletionKind::operator_word:
            return "operator";
    }
    return {};
}

Json facets(const std::vector<FacetCounts>& list) {
    Json object = Json::object();
    for (const FacetCounts& counts : list)
        object.emplace(std::string(facet_name(counts.facet)), facet(counts));
    return object;
}

Json also_found(const std::vector<AlsoFound>& list) {
    Json array = Json::array();
    for (const AlsoFound& found : list)
        array.push_back({{"spelling", found.spelling},
                         {"count", found.count},
                         {"label", found.label},
                         {"asked", found.asked}});
    return array;
}

Json suggestions(const std::vector<Suggestion>& list) {
    Json array = Json::array();
    for (const Suggestion& one : list)
        array.push_back(
            {{"text", one.text}, {"marks", marks_json(one.text, one.marks)}, {"count", one.count}});
    return array;
}

/// What of a request a relaxation may change.
Json wider_request(const Request& request) {
    Json selections = Json::array();
    for (const auto& [facet, value] : request.selections)
        selections.push_back({{"facet", facet_name(facet)}, {"value", value}});
    return {{"text", request.text},
            {"selections", std::move(selections)},
            {"since", text_or_null(request.since)},
            {"until", text_or_null(request.until)}};
}

Json relaxation(const Relaxation& one, Language language) {
    return {{"code", one.code},
            {"message", one.message.in(language)},
            {"count", one.count},
            {"request", wider_request(one.request)}};
}

Json relaxations(const std::vector<Relaxation>& list, Language language) {
    Json array = Json::array();
    for (const Relaxation& one : list)
        array.push_back(relaxation(one, language));
    return array;
}

std::string_view word(DateUnit unit) {
    switch (unit) {
        case DateUnit::day:
            return "day";
        case DateUnit::week:
            return "week";
        case DateUnit::month:
            return "month";
        case DateUnit::year:
            return "year";
        case DateUnit::automatic:
            return "automatic";
    }
    return {};
}

Json histogram(const std::optional<Histogram>& histogram) {
    if (!histogram)
        return nullptr;
    Json bars = Json::array();
    for (const Histogram::Bar& bar : histogram->bars)
        bars.push_back({{"value", bar.value}, {"label", bar.label}, {"count", bar.count}});
    return {{"unit", word(histogram->unit)}, {"bars", std::move(bars)}, {"undated", histogram->undated}};
}

/// Of `Results` and `Explanation` alike.
template <typename Understood>
Json query(const std::string& text, const Understood& understood, Language language) {
    return {{"text", text},
            {"interpreted", understood.interpreted},
            {"in_words", understood.in_words},
            {"match", to_string(understood.match)},
            {"match_reason", to_string(understood.match_reason)},
            {"now", day_or_null(understood.now)},
            {"repairs", repairs(text, understood.repairs, language)}};
}

Json answer(const Results& results, Language language) {
    return {{"format_version", format_version},
            {"query", query(results.text, results, language)},
            {"total", results.total},
            {"exact", results.exact},
            {"folded", results.folded},
            {"offset", results.offset},
            {"hits", hits(results.hits)},
            {"facets", facets(results.facets)},
            {"histogram", histogram(results.histogram)},
            {"also_found", also_found(results.also_found)},
            {"suggestions", suggestions(results.suggestions)},
            {"relaxations", relaxations(results.relaxations, language)},
            {"relaxed", results.relaxed ? relaxation(*results.relaxed, language) : Json(nullptr)},
            {"next", text_or_null(results.next)},
            {"index_changed", results.index_changed}};
}

}  // namespace

std::string to_json(const std::string& id, const std::vector<SimilarDispatch>& similar) {
    Json list = Json::array();
    for (const SimilarDispatch& one : similar) {
        Json entry = hit(one.hit);
        entry["shared"] = one.shared;
        list.push_back(std::move(entry));
    }
    return serialize({{"format_version", format_version}, {"id", id}, {"hits", std::move(list)}});
}

std::string to_json(const FacetCounts& counts) {
    Json object = {{"format_version", format_version}, {"facet", facet_name(counts.facet)}};
    object.update(facet(counts));
    return serialize(object);
}

std::string to_json(const std::string& text, const std::vector<Completion>& completions) {
    Json list = Json::array();
    for (const Completion& one : completions)
        list.push_back({{"kind", kind(one.kind)},
                        {"facet", one.facet ? Json(facet_name(*one.facet)) : Json(nullptr)},
                        {"label", one.label},
                        {"text", one.text},
                        {"count", one.count}});
    return serialize({{"format_version", format_version}, {"text", text}, {"completions", std::move(list)}});
}

std::string to_json(const Explanation& explanation, const Request& request) {
    return serialize({{"format_version", format_version},
                      {"query", query(request.text, explanation, request.language)},
                      {"tree", explanation.tree},
                      {"engine_query", explanation.engine_query}});
}

}  // namespace depeche::render

namespace depeche {

std::string to_json(const Results& results, Language language) {
    return render::serialize(render::answer(results, language));
}

std::string to_json(const Hit& hit) {
    return render::serialize_line(render::hit(hit));
}

}  // namespace depeche
