#include "schema/record.hpp"

#include <bit>
#include <type_traits>

#include "depeche/error.hpp"
#include "schema/packing.hpp"

namespace depeche::schema {

namespace {

// Each `put` has its `get` below it; a change of either is a change of index_version.

void put(Packer& out, const std::string& text) {
    out.text(text);
}
void get(Unpacker& in, std::string& text) {
    text = in.text();
}

template <typename Item>
void put(Packer& out, const std::vector<Item>& items) {
    out.number(items.size());
    for (const Item& item : items)
        put(out, item);
}
template <typename Item>
void get(Unpacker& in, std::vector<Item>& items) {
    items.resize(in.count());
    for (Item& item : items)
        get(in, item);
}

template <typename Item>
void put(Packer& out, const std::optional<Item>& item) {
    out.number(item ? 1 : 0);
    if (item)
        put(out, *item);
}
template <typename Item>
void get(Unpacker& in, std::optional<Item>& item) {
    if (in.number() != 0)
        get(in, item.emplace());
}

template <typename Enum>
requires std::is_enum_v<Enum>
void put(Packer& out, Enum value) {
    out.number(static_cast<std::uint64_t>(value));
}
template <typename Enum>
requires std::is_enum_v<Enum>
void get(Unpacker& in, Enum& value) {
    value = static_cast<Enum>(in.number());
}

void put(Packer& out, const Evidence& evidence) {
    out.text(evidence.method);
    put(out, evidence.confidence);
    out.text(evidence.text);
}
void get(Unpacker& in, Evidence& evidence) {
    get(in, evidence.method);
    get(in, evidence.confidence);
    get(in, evidence.text);
}

void put(Packer& out, Date date) {
    out.number(static_cast<std::uint64_t>(static_cast<int>(date.year())));
    out.number(static_cast<unsigned>(date.month()));
    out.number(static_cast<unsigned>(date.day()));
}
void get(Unpacker& in, Date& date) {
    const std::chrono::year year{static_cast<int>(in.number())};
    const std::chrono::month month{static_cast<unsigned>(in.number())};
    date = year / month / std::chrono::day{static_cast<unsigned>(in.number())};
}

void put(Packer& out, const DerivedDate& date) {
    put(out, date.interval.first);
    put(out, date.interval.last);
    put(out, date.interval.precision);
    put(out, date.evidence);
}
void get(Unpacker& in, DerivedDate& date) {
    get(in, date.interval.first);
    get(in, date.interval.last);
    get(in, date.interval.precision);
    get(in, date.evidence);
}

void put(Packer& out, const FacetName& name) {
    out.text(name.id);
    out.text(name.label);
}
void get(Unpacker& in, FacetName& name) {
    get(in, name.id);
    get(in, name.label);
}

void put(Packer& out, const Source& source) {
    put(out, source.name);
    put(out, source.role);
    put(out, source.evidence);
}
void get(Unpacker& in, Source& source) {
    get(in, source.name);
    get(in, source.role);
    get(in, source.evidence);
}

void put(Packer& out, const Actor& actor) {
    put(out, actor.name);
    put(out, actor.kind);
    put(out, actor.forms);
    put(out, actor.evidence);
}
void get(Unpacker& in, Actor& actor) {
    get(in, actor.name);
    get(in, actor.kind);
    get(in, actor.forms);
    get(in, actor.evidence);
}

void put(Packer& out, const Coordinates& at) {
    out.fixed(std::bit_cast<std::uint64_t>(at.latitude));
    out.fixed(std::bit_cast<std::uint64_t>(at.longitude));
}
void get(Unpacker& in, Coordinates& at) {
    at.latitude = std::bit_cast<double>(in.fixed());
    at.longitude = std::bit_cast<double>(in.fixed());
}

void put(Packer& out, const Place& place) {
    put(out, place.name);
    out.text(place.country);
    put(out, place.coordinates);
    put(out, place.forms);
    put(out, place.evidence);
}
void get(Unpacker& in, Place& place) {
    get(in, place.name);
    get(in, place.country);
    get(in, place.coordinates);
    get(in, place.forms);
    get(in, place.evidence);
}

}  // namespace

std::string encode(const Dispatch& dispatch) {
    Packer out;
    put(out, dispatch.id);
    put(out, dispatch.title);
    out.number(dispatch.title_derived ? 1 : 0);
    put(out, dispatch.body);
    put(out, dispatch.url);
    put(out, dispatch.byline);
    put(out, dispatch.section);
    put(out, dispatch.keywords);
    put(out, dispatch.language);
    put(out, dispatch.path);
    out.number(dispatch.record);
    put(out, dispatch.published);
    put(out, dispatch.event);
    put(out, dispatch.sources);
    put(out, dispatch.actors);
    put(out, dispatch.places);
    put(out, dispatch.dropped);
    return out.take();
}

Dispatch decode_dispatch(std::string_view bytes) {
    Unpacker in(bytes);
    Dispatch dispatch;
    get(in, dispatch.id);
    get(in, dispatch.title);
    dispatch.title_derived = in.number() != 0;
    get(in, dispatch.body);
    get(in, dispatch.url);
    get(in, dispatch.byline);
    get(in, dispatch.section);
    get(in, dispatch.keywords);
    get(in, dispatch.language);
    get(in, dispatch.path);
    dispatch.record = static_cast<std::uint32_t>(in.number());
    get(in, dispatch.published);
    get(in, dispatch.event);
    get(in, dispatch.sources);
    get(in, dispatch.actors);
    get(in, dispatch.places);
    get(in, dispatch.dropped);
    if (!in.ok() || !in.at_end())
        throw IndexError({"enregistrement illisible dans l’index : reconstruisez-le avec depeche-indexer",
                          "unreadable record in the index: rebuild it with depeche-indexer"});
    return dispatch;
}

}  // namespace depeche::schema
