#include "schema/record.hpp"

#include <bit>
#include <concepts>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

#include "depeche/error.hpp"
#include "schema/compression.hpp"
#include "schema/packing.hpp"

namespace depeche::schema {

namespace {

template <typename T, typename Plain>
concept same_as_plain = std::same_as<std::remove_const_t<T>, Plain>;

// What is stored of each type, in order. A change here is a change of index_version.

auto members(same_as_plain<Evidence> auto& evidence) {
    return std::tie(evidence.method, evidence.confidence, evidence.text);
}
auto members(same_as_plain<DateInterval> auto& interval) {
    return std::tie(interval.first, interval.last, interval.precision);
}
auto members(same_as_plain<DerivedDate> auto& date) {
    return std::tie(date.interval, date.evidence);
}
auto members(same_as_plain<FacetName> auto& name) {
    return std::tie(name.id, name.label);
}
auto members(same_as_plain<Source> auto& source) {
    return std::tie(source.name, source.role, source.evidence);
}
auto members(same_as_plain<Actor> auto& actor) {
    return std::tie(actor.name, actor.kind, actor.forms, actor.evidence);
}
auto members(same_as_plain<Coordinates> auto& at) {
    return std::tie(at.latitude, at.longitude);
}
auto members(same_as_plain<Place> auto& place) {
    return std::tie(place.name, place.country, place.coordinates, place.forms, place.evidence);
}
auto members(same_as_plain<GivenNames> auto& given) {
    return std::tie(given.method, given.source, given.agency, given.actors, given.places);
}
auto members(same_as_plain<Dispatch> auto& d) {
    return std::tie(d.id, d.title, d.title_derived, d.body, d.url, d.byline, d.section, d.keywords,
                    d.language, d.path, d.record, d.published, d.event, d.sources, d.actors, d.places,
                    d.dropped, d.credits, d.given);
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
void put(Packer& out, const T& value) {
    if constexpr (std::same_as<T, std::string>) {
        out.text(value);
    } else if constexpr (std::same_as<T, double>) {
        out.fixed(std::bit_cast<std::uint64_t>(value));
    } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
        out.number(static_cast<std::uint64_t>(value));
    } else if constexpr (std::same_as<T, Date>) {
        out.number(static_cast<std::uint64_t>(static_cast<int>(value.year())));
        out.number(static_cast<unsigned>(value.month()));
        out.number(static_cast<unsigned>(value.day()));
    } else if constexpr (is_optional<T>) {
        out.number(value ? 1 : 0);
        if (value)
            put(out, *value);
    } else if constexpr (is_vector<T>) {
        out.number(value.size());
        for (const auto& item : value)
            put(out, item);
    } else {
        std::apply([&](const auto&... member) { (put(out, member), ...); }, members(value));
    }
}

template <typename T>
void get(Unpacker& in, T& value) {
    if constexpr (std::same_as<T, std::string>) {
        value = in.text();
    } else if constexpr (std::same_as<T, double>) {
        value = std::bit_cast<double>(in.fixed());
    } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
        value = static_cast<T>(in.number());
    } else if constexpr (std::same_as<T, Date>) {
        const std::chrono::year year{static_cast<int>(in.number())};
        const std::chrono::month month{static_cast<unsigned>(in.number())};
        value = year / month / std::chrono::day{static_cast<unsigned>(in.number())};
    } else if constexpr (is_optional<T>) {
        if (in.number() != 0)
            get(in, value.emplace());
    } else if constexpr (is_vector<T>) {
        value.resize(in.count());
        for (auto& item : value)
            get(in, item);
    } else {
        std::apply([&](auto&... member) { (get(in, member), ...); }, members(value));
    }
}

IndexError unreadable() {
    return IndexError({"enregistrement illisible dans l’index\u00A0: refaites-le avec depeche-indexer",
                       "unreadable record in the index: make it again with depeche-indexer"});
}

}  // namespace

namespace {

/// A record of before is one byte string, which begins with the length of an id: never so, as 127 is written
/// in one byte.
constexpr std::string_view in_two_frames("\xFF\0", 2);

/// Guards against lengths that damage makes up.
constexpr std::size_t longest_part = std::size_t{1} << 30;

Dispatch read(std::string_view plain) {
    Unpacker in(plain);
    Dispatch dispatch;
    get(in, dispatch);
    if (!in.ok() || !in.at_end())
        throw unreadable();
    return dispatch;
}

std::string take_part(std::string_view& bytes) {
    std::optional<std::string> part = take_compressed(bytes, longest_part);
    if (!part)
        throw unreadable();
    return *std::move(part);
}

}  // namespace

std::string pack(const Dispatch& dispatch) {
    Packer out;
    put(out, dispatch);
    return out.take();
}

std::string encode(const Dispatch& dispatch) {
    // All members but the body, in whose place stands an empty one.
    Packer head;
    std::apply(
        [&](const auto&... member) {
            const auto put_member = [&](const auto& one) {
                if (static_cast<const void*>(&one) == &dispatch.body)
                    head.text({});
                else
                    put(head, one);
            };
            (put_member(member), ...);
        },
        members(dispatch));
    return std::string(in_two_frames) + compress(head.take()) + compress(dispatch.body);
}

Dispatch decode_dispatch(std::string_view bytes, RecordPart part) {
    if (!bytes.starts_with(in_two_frames)) {
        Dispatch dispatch = read(bytes);
        if (part == RecordPart::all_but_body)
            dispatch.body.clear();
        return dispatch;
    }
    bytes.remove_prefix(in_two_frames.size());
    Dispatch dispatch = read(take_part(bytes));
    if (part == RecordPart::whole)
        dispatch.body = take_part(bytes);
    else if (!skip_compressed(bytes))
        throw unreadable();
    if (!bytes.empty())
        throw unreadable();
    return dispatch;
}

std::size_t unpacked_size(std::string_view bytes) {
    if (!bytes.starts_with(in_two_frames))
        return bytes.size();
    bytes.remove_prefix(in_two_frames.size());
    const std::size_t head = skip_compressed(bytes).value_or(0);
    return head + skip_compressed(bytes).value_or(0);
}

std::string decode_id(std::string_view bytes) {
    return decode_dispatch(bytes, RecordPart::all_but_body).id;
}

}  // namespace depeche::schema
