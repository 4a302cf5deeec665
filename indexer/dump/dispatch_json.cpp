#include "indexer/dump/dispatch_json.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace depeche::indexer {

using Json = nlohmann::ordered_json;

namespace {

template <typename T, typename Plain>
concept same_as_plain = std::same_as<std::remove_const_t<T>, Plain>;

// The members of each type with their names, in order.

void each_member(same_as_plain<Evidence> auto& evidence, auto visit) {
    visit("method", evidence.method);
    visit("confidence", evidence.confidence);
    visit("text", evidence.text);
}
void each_member(same_as_plain<DateInterval> auto& interval, auto visit) {
    visit("first", interval.first);
    visit("last", interval.last);
    visit("precision", interval.precision);
}
void each_member(same_as_plain<DerivedDate> auto& date, auto visit) {
    visit("interval", date.interval);
    visit("evidence", date.evidence);
}
void each_member(same_as_plain<FacetName> auto& name, auto visit) {
    visit("id", name.id);
    visit("label", name.label);
}
void each_member(same_as_plain<Source> auto& source, auto visit) {
    visit("name", source.name);
    visit("role", source.role);
    visit("evidence", source.evidence);
}
void each_member(same_as_plain<Actor> auto& actor, auto visit) {
    visit("name", actor.name);
    visit("kind", actor.kind);
    visit("forms", actor.forms);
    visit("evidence", actor.evidence);
}
void each_member(same_as_plain<Coordinates> auto& at, auto visit) {
    visit("latitude", at.latitude);
    visit("longitude", at.longitude);
}
void each_member(same_as_plain<Place> auto& place, auto visit) {
    visit("name", place.name);
    visit("country", place.country);
    visit("coordinates", place.coordinates);
    visit("forms", place.forms);
    visit("evidence", place.evidence);
}
void each_member(same_as_plain<GivenNames> auto& given, auto visit) {
    visit("method", given.method);
    visit("source", given.source);
    visit("agency", given.agency);
    visit("actors", given.actors);
    visit("places", given.places);
}
void each_member(same_as_plain<Dispatch> auto& dispatch, auto visit) {
    visit("id", dispatch.id);
    visit("title", dispatch.title);
    visit("title_derived", dispatch.title_derived);
    visit("body", dispatch.body);
    visit("url", dispatch.url);
    visit("byline", dispatch.byline);
    visit("section", dispatch.section);
    visit("keywords", dispatch.keywords);
    visit("language", dispatch.language);
    visit("path", dispatch.path);
    visit("record", dispatch.record);
    visit("published", dispatch.published);
    visit("event", dispatch.event);
    visit("sources", dispatch.sources);
    visit("actors", dispatch.actors);
    visit("places", dispatch.places);
    visit("dropped", dispatch.dropped);
    visit("credits", dispatch.credits);
    visit("given", dispatch.given);
}

// The words of each kind, in the order of their values.

constexpr auto words(Confidence) {
    return std::to_array<std::string_view>({"stated", "inferred", "guessed"});
}
constexpr auto words(SourceRole) {
    return std::to_array<std::string_view>({"publisher", "agency", "cited"});
}
constexpr auto words(ActorKind) {
    return std::to_array<std::string_view>({"unknown", "person", "organisation"});
}
constexpr auto words(DatePrecision) {
    return std::to_array<std::string_view>({"day", "month_part", "month", "year"});
}

template <typename T>
inline constexpr bool is_vector = false;
template <typename T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <typename T>
inline constexpr bool is_optional = false;
template <typename T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <typename T>
Json written(const T& value) {
    if constexpr (std::same_as<T, std::string> || std::is_arithmetic_v<T>) {
        return value;
    } else if constexpr (std::is_enum_v<T>) {
        return words(value).at(static_cast<std::size_t>(value));
    } else if constexpr (std::same_as<T, Date>) {
        return to_iso(value);
    } else if constexpr (is_optional<T>) {
        return value ? written(*value) : Json();
    } else if constexpr (is_vector<T>) {
        Json list = Json::array();
        for (const auto& item : value)
            list.push_back(written(item));
        return list;
    } else {
        Json object = Json::object();
        each_member(value, [&](const char* name, const auto& member) { object[name] = written(member); });
        return object;
    }
}

[[noreturn]] void throw_unknown(const std::string& what) {
    throw Json::other_error::create(501, what, nullptr);
}

template <typename T>
void read(const Json& json, T& value) {
    if constexpr (std::same_as<T, std::string> || std::is_arithmetic_v<T>) {
        json.get_to(value);
    } else if constexpr (std::is_enum_v<T>) {
        const auto known = words(T{});
        const auto found = std::ranges::find(known, json.get_ref<const std::string&>());
        if (found == known.end())
            throw_unknown("unknown word " + json.dump());
        value = static_cast<T>(found - known.begin());
    } else if constexpr (std::same_as<T, Date>) {
        const auto interval = parse_date(json.get_ref<const std::string&>());
        if (!interval || interval->precision != DatePrecision::day)
            throw_unknown("no date: " + json.dump());
        value = interval->first;
    } else if constexpr (is_optional<T>) {
        if (!json.is_null())
            read(json, value.emplace());
    } else if constexpr (is_vector<T>) {
        for (const Json& item : json.get_ref<const Json::array_t&>())
            read(item, value.emplace_back());
    } else {
        each_member(value, [&](const char* name, auto& member) { read(json.at(name), member); });
    }
}

}  // namespace

Json to_json(const Dispatch& dispatch) {
    return written(dispatch);
}

Dispatch dispatch_from_json(const Json& json) {
    Dispatch dispatch;
    read(json, dispatch);
    return dispatch;
}

}  // namespace depeche::indexer
