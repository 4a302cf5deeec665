#pragma once

#include <cstdint>
#include <string_view>

namespace depeche::analysis {

/// The forms under which a written word is searched: `Négociations` has exact `negociations` and stem
/// `negoci`, lower case without accents, and `négociations`, which is `exact` again for a word written
/// without accents.
struct WordForm {
    std::string_view exact;
    std::string_view stem;
    std::string_view accented;
};

enum class TokenKind : std::uint8_t {
    word,
    /// The parts of a compound written as one: `cessezlefeu` for `cessez-le-feu`, `1200000` for `1 200 000`.
    /// Its parts are tokens of their own; it sits on the position of the first.
    joined,
};

/// One word of a text.
struct Token {
    /// Null only where the analyzer was told to pass the word over.
    const WordForm* form;
    /// Counts from 0; the parts of a compound take successive positions, an elided word takes none, and a
    /// paragraph end leaves a gap of `paragraph_gap`.
    std::uint32_t position;
    /// Byte range in the original text: `Ukraine` within `l’Ukraine`. Always on character boundaries.
    std::uint32_t begin;
    std::uint32_t end;
    TokenKind kind;
};

inline constexpr std::uint32_t paragraph_gap = 10;

/// Longer words are cut to this many bytes of their exact form and stem, at a character boundary.
inline constexpr std::size_t max_word_bytes = 120;

}  // namespace depeche::analysis
