#include "schema/facet_values.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schema/packing.hpp"
#include "schema/terms.hpp"

namespace depeche::schema {

namespace {

std::uint32_t day_number(Date date) {
    return static_cast<std::uint32_t>(static_cast<int>(date.year())) * 10000 +
           static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day());
}

template <typename Values>
std::vector<std::uint64_t> sorted_keys(const Values& values) {
    std::vector<std::uint64_t> keys;
    keys.reserve(values.size());
    for (const auto& value : values)
        keys.push_back(facet_key(value.name.id));
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

}  // namespace

std::uint64_t facet_key(std::string_view id) {
    return hash64(id);
}

FacetValues facet_values(const Dispatch& dispatch) {
    FacetValues values;
    if (const DerivedDate* date = dispatch.date()) {
        values.first_day = day_number(date->interval.first);
        values.last_day = day_number(date->interval.last);
    }
    values.names = {sorted_keys(dispatch.sources), sorted_keys(dispatch.actors),
                    sorted_keys(dispatch.places)};
    return values;
}

std::string encode(const FacetValues& values) {
    Packer packer;
    packer.number(values.first_day);
    packer.number(values.last_day - values.first_day);
    for (const auto& keys : values.names) {
        packer.number(keys.size());
        for (const std::uint64_t key : keys)
            packer.fixed(key);
    }
    return packer.take();
}

FacetValues decode_facet_values(std::string_view bytes) {
    FacetValues values;
    visit_facet_values(
        bytes,
        [&](std::uint32_t first_day, std::uint32_t last_day) {
            values.first_day = first_day;
            values.last_day = last_day;
        },
        [&](std::size_t list, std::uint64_t key) { values.names[list].push_back(key); });
    return values;
}

std::string name_entry_key(FieldId facet, std::uint64_t key) {
    return fmt::format("{}{}/{:016x}", name_entries_prefix, field(facet).name.english, key);
}

std::string name_word_key(FieldId facet, std::string_view word) {
    return fmt::format("{}{}/{}", name_words_prefix, field(facet).name.english, word);
}

std::string encode(const NameEntry& entry) {
    Packer packer;
    packer.text(entry.name.id);
    packer.text(entry.name.label);
    packer.number(entry.aliases.size());
    for (const std::string& alias : entry.aliases)
        packer.text(alias);
    return packer.take();
}

NameEntry decode_name_entry(std::string_view bytes) {
    Unpacker unpacker(bytes);
    NameEntry entry;
    entry.name.id = unpacker.text();
    entry.name.label = unpacker.text();
    entry.aliases.resize(unpacker.count());
    for (std::string& alias : entry.aliases)
        alias = unpacker.text();
    return entry;
}

}  // namespace depeche::schema
