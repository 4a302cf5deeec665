#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/date.hpp"
#include "depeche/dispatch.hpp"
#include "schema/fields.hpp"
#include "schema/packing.hpp"

namespace depeche::schema {

/// What a document's facet slot holds, all facets in one value so that counting reads one stream: the first
/// and last day of its date, then for each of `name_facets` the keys of its values.
struct FacetValues {
    /// yyyymmdd as a number, 0 when undated.
    std::uint32_t first_day = 0;
    std::uint32_t last_day = 0;
    /// `facet_key` of each value, sorted, each once; one list for each of `name_facets`.
    std::array<std::vector<std::uint64_t>, name_facets.size()> names;

    bool operator==(const FacetValues&) const = default;
};

/// The key of a facet value is the 64-bit hash of its id: the same in every index and shard.
std::uint64_t facet_key(std::string_view id);

/// The facet values of a dispatch.
FacetValues facet_values(const Dispatch& dispatch);

std::string encode(const FacetValues& values);

/// Reads an encoded slot back; bytes that are not one give what could be read (a damaged index must not crash
/// its reader).
FacetValues decode_facet_values(std::string_view bytes);

/// Reads one without a place to put it: `date(first_day, last_day)`, then `name(list, key)` for each key of
/// each list, in order.
template <typename Date, typename Name>
void visit_facet_values(std::string_view bytes, Date date, Name name) {
    Unpacker unpacker(bytes);
    const auto first_day = static_cast<std::uint32_t>(unpacker.number());
    date(first_day, first_day + static_cast<std::uint32_t>(unpacker.number()));
    for (std::size_t list = 0; list < name_facets.size(); ++list)
        for (auto left = unpacker.count(); left > 0; --left)
            name(list, unpacker.fixed());
}

/// What the index remembers of a facet value, in its metadata: how it is shown and what else it is called.
struct NameEntry {
    FacetName name;
    std::vector<std::string> aliases;

    bool operator==(const NameEntry&) const = default;
};

/// Metadata key of the entry of a value, and of the list of values (ids, one a line) that have `word`
/// (folded) in their label or an alias.
std::string name_entry_key(FieldId facet, std::uint64_t key);
std::string name_word_key(FieldId facet, std::string_view word);

/// Values are not listed under longer words, in bytes: a key of Xapian has room for 255, and nobody types
/// one.
inline constexpr std::size_t longest_name_word = 200;

/// What all keys of entries start with, and all keys of words.
inline constexpr std::string_view name_entries_prefix = "name/";
inline constexpr std::string_view name_words_prefix = "word/";

std::string encode(const NameEntry& entry);
NameEntry decode_name_entry(std::string_view bytes);

}  // namespace depeche::schema
