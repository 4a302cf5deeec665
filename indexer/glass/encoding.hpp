#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace depeche::indexer::glass {

// Numbers and texts as Xapian's tables have them (its common/pack.h). Each is appended to `bytes`, or taken
// off their beginning; what cannot be taken throws `Xapian::DatabaseCorruptError`.

/// A chunk of a list that has as many bytes takes no further entry.
inline constexpr std::size_t full_chunk = 2000;

// What keys in the table of postings begin with that are of no term (glass_postlist.cc, glass_values.cc,
// glass_database.cc), in the order in which they stand in it, before all terms.

/// Metadata: its own key.
inline constexpr std::string_view metadata_key{"\0\xc0", 2};
/// Of the values in a slot, how many there are, and the least and the greatest: `append_last_number`.
inline constexpr std::string_view value_statistics_key{"\0\xd0", 2};
/// Values in a slot (`append_number`) from a document on (`append_sortable_number`).
inline constexpr std::string_view values_key{"\0\xd8", 2};
/// The lengths of documents.
inline constexpr std::string_view lengths_key{"\0\xe0", 2};

/// Seven bits a byte, the lowest first: `pack_uint`.
void append_number(std::string& bytes, std::uint64_t number);
std::uint64_t take_number(std::string_view& bytes);

/// The lowest byte first and none for 0, for the end of a key: `pack_uint_last`.
void append_last_number(std::string& bytes, std::uint64_t number);

/// So that the order of the bytes is that of the numbers; its first byte is never 0xff:
/// `pack_uint_preserving_sort`. For numbers below 2^57.
void append_sortable_number(std::string& bytes, std::uint64_t number);
std::uint64_t take_sortable_number(std::string_view& bytes);

/// Its length, then its bytes: `pack_string`.
void append_text(std::string& bytes, std::string_view text);
std::string_view take_text(std::string_view& bytes);

/// The beginning of a key: what follows a NUL byte keeps the order of terms, and a NUL byte of the term
/// itself has 0xff behind it: `pack_string_preserving_sort`, without the NUL byte after the term.
void append_term(std::string& bytes, std::string_view term);
/// What `append_term` gave the key it begins.
std::string_view term_of(std::string_view key);

/// The first eight bytes as a number in their order, NUL bytes behind a shorter text: tells most texts apart.
std::uint64_t first_bytes(std::string_view text);

/// Takes so many bytes off.
std::string_view take(std::string_view& bytes, std::size_t count);

}  // namespace depeche::indexer::glass
