#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::authority {

/// How a word of a name sounds, however it was transcribed into Latin letters.
struct SpelledWord {
    /// One letter a consonant: `S` for ch, sh and tch, `J` for j, zh and dj, `H` for kh, g and h.
    std::string consonants;
    /// The vowels before the first consonant, between two, and after the last: one more than consonants.
    std::vector<std::string> vowels;

    bool operator==(const SpelledWord&) const = default;
};

/// What the spellings of one person's name have in common when it was transcribed from another script, by
/// French, English or other rules: `Iouri Ouchakov`, `Yuri Ushakov`. It only serves to propose: two people
/// may share it.
struct SpellingKey {
    /// The last word.
    SpelledWord surname;
    /// The words before it, less initials, patronymics and Arabic articles; at least one.
    std::vector<SpelledWord> given;
    /// The same as they are written, in small letters without accents.
    std::vector<std::string> given_words;
};

/// The key of a person's name. Nothing for a single word, for a surname too short to tell people apart, and
/// for Chinese, Korean and Vietnamese names, whose syllables differ by less than transcriptions of one name
/// do (Li Peng, Li Ping).
std::optional<SpellingKey> spelling_key(std::string_view name);

/// Whether two names may be spellings of one: surnames with the same consonants and like vowels, and given
/// names compatible one by one. A woman's and a man's given name are not (Oleg, Olga; Martin, Martine).
bool may_be_one_person(const SpellingKey& one, const SpellingKey& other);

/// Only names with the same one need comparing.
std::string surname_family(const SpellingKey& key);

}  // namespace depeche::authority
