#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/date.hpp"
#include "schema/fields.hpp"

namespace depeche::schema {

/// Xapian refuses longer terms (glass counts a NUL byte twice); `bounded` keeps ours below it.
inline constexpr std::size_t max_term_bytes = 245;

/// Where the positions of a dispatch's words start: the title at 1, the body at 101, so that no phrase runs
/// from one into the other. The analyzer leaves a gap of its own between paragraphs.
inline constexpr std::uint32_t title_position = 1;
inline constexpr std::uint32_t body_position = 101;

/// Value slots of a Xapian document.
enum Slot : std::uint32_t {
    slot_newest = 0,   ///< yyyymmdd of the first day; empty when undated (last when sorted in reverse)
    slot_oldest = 1,   ///< the same, `99999999` when undated (last when sorted forward)
    slot_facets = 2,   ///< see facet_values.hpp
    slot_content = 3,  ///< hash of the whole dispatch: tells whether it changed
    slot_copies = 4,   ///< the same for a dispatch and its near-copies: see indexer/near_copies.hpp
    slot_sketch = 5,   ///< what its text is compared by; only the first of near-copies has one
    slot_words = 6,    ///< see forward_list.hpp; indexes of before have none
};

/// The term of a word's exact form or stem in a text field: `ukraine`, `Zukrain`, `Subject`-prefixed
/// `Sukraine`.
std::string exact_term(std::string_view prefix, std::string_view exact);
std::string stem_term(std::string_view prefix, std::string_view stem);

/// The term of a word written with accents, next to its exact term: `XEne/né`. Only such words have one; it
/// lets a query ask for the accents, and lists the spellings that a word typed without them may stand for.
/// The joined form of a compound has one too, `XEcessezlefeu/cessez-le-feu`: how that is written.
std::string accented_term(std::string_view exact, std::string_view accented);

inline constexpr std::string_view accented_terms_prefix = "XE";

/// What the accented terms of an exact form start with; the rest is the spelling.
std::string accented_prefix(std::string_view exact);

/// The term of a dispatch and its near-copies, by their value in `slot_copies`; and one by which near-copies
/// of a dispatch are looked for, `hash` being one of the least of its sketch.
inline constexpr std::string_view copies_terms_prefix = "XCOPY";
inline constexpr std::string_view sketch_terms_prefix = "XSKETCH";
std::string copies_term(std::string_view group);
std::string sketch_term(std::uint32_t hash);

/// The term of an identity; long ids and ids with NUL bytes are hashed.
std::string id_term(std::string_view id);

/// The term that every dispatch of a file has, by the path it carries. That of a member of an archive follows
/// the archive's behind `//`, which no path of a file has: it has the term of the archive.
inline constexpr std::string_view file_terms_prefix = "XFILE";
std::string file_term(std::string_view path);

/// The term of a facet name or keyword id in its field: `XACTvladimir-poutine`.
std::string name_term(FieldId field, std::string_view id);

/// Prefixes of the terms of a date, as Omega has them: `D20251203`, `M202512`, `Y2025`.
inline constexpr char day_prefix = 'D';
inline constexpr char month_prefix = 'M';
inline constexpr char year_prefix = 'Y';

/// The term that undated dispatches carry.
inline constexpr std::string_view undated_term = "Dnone";

/// What a dispatch dated so carries: every day, month and year its interval touches.
std::vector<std::string> date_terms(const DateInterval& interval);

/// The fewest terms that dispatches touching any day of `first`..`last` have between them: whole years, whole
/// months, then days. Empty when `last` is before `first`.
std::vector<std::string> date_range_terms(Date first, Date last);

/// `20251203`, as sort keys have it.
std::string compact(Date day);

/// Lower-case, accents and punctuation gone, words joined by hyphens: `Département d’État` gives
/// `departement-d-etat`. The id of a facet name and the value of a keyword. A text without any letter or
/// digit gives the hash of its bytes, so that nothing has an empty id.
std::string slug(std::string_view label);

/// 64-bit XXH3 of the bytes; the same on every machine.
std::uint64_t hash64(std::string_view bytes);

/// 128-bit XXH3 as 32 hexadecimal digits.
std::string hash128_hex(std::string_view bytes);

}  // namespace depeche::schema
