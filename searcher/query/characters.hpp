#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace depeche::query {

/// A character and how many bytes of UTF-8 it takes.
struct Character {
    char32_t code;
    std::size_t size;
};

/// Stands for bytes that are not UTF-8.
inline constexpr char32_t no_character = 0xFFFFFFFF;

/// The character at byte `at` of `text`, which must not be its end.
Character character_at(std::string_view text, std::size_t at);

/// Spaces, no-break ones included, tabs and line ends.
bool is_blank(char32_t c);
/// A space that typographers put between the digits of one number: `1 200 000`.
bool is_no_break_space(char32_t c);
/// Zero-width characters, direction marks, soft hyphens: what the analyzer drops.
bool is_invisible(char32_t c);
/// Characters that have no business in a text, NUL among them; no blanks.
bool is_control(char32_t c);
/// The hyphens and the minus sign that stand before an excluded term; no dashes.
bool is_hyphen(char32_t c);

/// The first `max_bytes` bytes of a text, less the piece of a character at the end.
std::string_view cut(std::string_view text, std::size_t max_bytes);

/// The text without what is no letter or digit at its ends, by the analyzer's rules: `(l'Ukraine).` gives
/// `l'Ukraine`. Empty when the analyzer would find no word in it.
std::string_view strip_punctuation(std::string_view text);

/// Whether the text is an elided word and its apostrophe, as stands before a quotation mark: `l'`, `qu’`.
bool is_elided_word(std::string_view text);

/// A quoted text as a node has it: NFC, quotation marks taken for blanks, one space for each run of blanks.
std::string tidy_quoted(std::string_view text);

}  // namespace depeche::query
