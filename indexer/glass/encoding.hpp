#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace depeche::indexer::glass {

// Numbers and texts as Xapian's tables have them (its common/pack.h). Each is appended to `bytes`.

/// A chunk of a list that has as many bytes takes no further entry.
inline constexpr std::size_t full_chunk = 2000;

/// Seven bits a byte, the lowest first: `pack_uint`.
void append_number(std::string& bytes, std::uint64_t number);

/// The lowest byte first and none for 0, for the end of a key: `pack_uint_last`.
void append_last_number(std::string& bytes, std::uint64_t number);

/// So that the order of the bytes is that of the numbers; its first byte is never 0xff:
/// `pack_uint_preserving_sort`. For numbers below 2^57.
void append_sortable_number(std::string& bytes, std::uint64_t number);

/// Its length, then its bytes: `pack_string`.
void append_text(std::string& bytes, std::string_view text);

/// The beginning of a key: what follows a NUL byte keeps the order of terms, and a NUL byte of the term
/// itself has 0xff behind it: `pack_string_preserving_sort`, without the NUL byte after the term.
void append_term(std::string& bytes, std::string_view term);

}  // namespace depeche::indexer::glass
