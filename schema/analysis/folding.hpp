#pragma once

#include <string>
#include <string_view>

namespace depeche::analysis {

/// Lower case with accents kept (NFKC case folding), ligatures opened: `Œuvré` gives `oeuvré`. The form the
/// stemmer works on. Invalid bytes become U+FFFD.
std::string lower(std::string_view text);

/// Accents dropped from a lower-case text: `oeuvré` gives `oeuvre`, `łódź` `lodz`. Vowel signs of scripts
/// that cannot be read without them (Devanagari, Thai) stay.
std::string drop_accents(std::string_view lower_text);

/// Both: what is compared when spelling must not matter.
std::string fold(std::string_view text);

/// Unicode NFC; invalid bytes become U+FFFD.
std::string to_nfc(std::string_view text);

}  // namespace depeche::analysis
