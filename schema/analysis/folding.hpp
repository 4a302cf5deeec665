#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::analysis {

/// Lower case with accents kept (NFKC case folding), ligatures opened: `Œuvré` gives `oeuvré`. The form the
/// stemmer works on. Invalid bytes become U+FFFD.
std::string lower(std::string_view text);

/// Accents dropped from a lower-case text: `oeuvré` gives `oeuvre`, `łódź` `lodz`. Vowel signs of scripts
/// that cannot be read without them (Devanagari, Thai) stay.
std::string drop_accents(std::string_view lower_text);

/// Both: what is compared when spelling must not matter.
std::string fold(std::string_view text);

/// The folded runs of letters and digits of a short text such as a name: `Département d’État` gives
/// `departement`, `d`, `etat`. Coarser than the analyzer, for values that are compared whole.
std::vector<std::string> folded_words(std::string_view text);

/// The same words one after another, for a reader who wants no copy of each or may stop early.
class FoldedWords {
public:
    explicit FoldedWords(std::string_view text) : folded_(fold(text)) {}

    /// Empty behind the last. Valid as long as this.
    std::string_view next();

private:
    std::string folded_;
    std::size_t at_ = 0;
};

/// Unicode NFC; invalid bytes become U+FFFD.
std::string to_nfc(std::string_view text);

}  // namespace depeche::analysis
