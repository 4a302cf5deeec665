#include <optional>
#include <string_view>

#include "searcher/render/dispatch.hpp"
#include "searcher/render/json_parts.hpp"

namespace depeche::render {

namespace {

std::string_view word(Confidence confidence) {
    switch (confidence) {
        case Confidence::stated:
            return "stated";
        case Confidence::inferred:
            return "inferred";
        case Confidence::guessed:
            return "guessed";
    }
    return {};
}

std::string_view word(SourceRole role) {
    switch (role) {
        case SourceRole::publisher:
            return "publisher";
        case SourceRole::agency:
            return "agency";
        case SourceRole::cited:
            return "cited";
    }
    return {};
}

std::string_view word(ActorKind kind) {
    switch (kind) {
        case ActorKind::unknown:
            return "unknown";
        case ActorKind::person:
            return "person";
        case ActorKind::organisation:
            return "organisation";
    }
    return {};
}

Json evidence(const Evidence& evidence) {
    return {{"method", evidence.method},
            {"confidence", word(evidence.confidence)},
            {"text", text_or_null(evidence.text)}};
}

Json date(const std::optional<DerivedDate>& date) {
    if (!date)
        return nullptr;
    return {{"value", to_iso(date->interval)},
            {"precision", to_string(date->interval.precision)},
            {"evidence", evidence(date->evidence)}};
}

Json coordinates(const std::optional<Coordinates>& at) {
    if (!at)
        return nullptr;
    return {{"latitude", at->latitude}, {"longitude", at->longitude}};
}

Json record(const Dispatch& dispatch) {
    return dispatch.record == 0 ? Json(nullptr) : Json(dispatch.record);
}

Json json(const Source& source) {
    return {{"value", source.name.id},
            {"label", source.name.label},
            {"role", word(source.role)},
            {"evidence", evidence(source.evidence)}};
}

Json json(const Actor& actor) {
    return {{"value", actor.name.id},
            {"label", actor.name.label},
            {"kind", word(actor.kind)},
            {"forms", actor.forms},
            {"evidence", evidence(actor.evidence)}};
}

Json json(const Place& place) {
    return {{"value", place.name.id},
            {"label", place.name.label},
            {"country", text_or_null(place.country)},
            {"coordinates", coordinates(place.coordinates)},
            {"forms", place.forms},
            {"evidence", evidence(place.evidence)}};
}

Json json(const EarlierVersion& earlier) {
    const Dispatch& d = earlier.dispatch;
    return {{"version", text_or_null(earlier.version)},
            {"id", d.id},
            {"path", d.path},
            {"record", record(d)},
            {"url", text_or_null(d.url)},
            {"title", d.title},
            {"published", date(d.published)},
            {"body", d.body}};
}

template <typename Values>
Json array(const Values& values) {
    Json result = Json::array();
    for (const auto& value : values)
        result.push_back(json(value));
    return result;
}

}  // namespace

std::string to_json(const MarkedDispatch& shown, const Detail& detail) {
    const Dispatch& d = shown.dispatch;
    return serialize({{"format_version", format_version},
                      {"id", d.id},
                      {"path", d.path},
                      {"record", record(d)},
                      {"url", text_or_null(d.url)},
                      {"title", d.title},
                      {"title_marks", marks_json(d.title, shown.title_marks)},
                      {"title_derived", d.title_derived},
                      {"published", date(d.published)},
                      {"event", date(d.event)},
                      {"sources", array(d.sources)},
                      {"actors", array(d.actors)},
                      {"places", array(d.places)},
                      {"byline", text_or_null(d.byline)},
                      {"section", text_or_null(d.section)},
                      {"keywords", d.keywords},
                      {"language", text_or_null(d.language)},
                      {"body", d.body},
                      {"body_marks", marks_json(d.body, shown.body_marks)},
                      {"dropped", detail.dropped ? Json(d.dropped) : Json(nullptr)},
                      {"earlier_versions", array(shown.earlier)}});
}

}  // namespace depeche::render
