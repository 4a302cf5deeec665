#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/authority/authority.hpp"

namespace depeche::indexer {

/// What stands between a word and the one before it; blanks and hyphens are nothing.
enum class Gap : std::uint8_t {
    none,
    comma,
    parenthesis,  ///< an opening one
    quote,        ///< an opening one
    sentence,     ///< end of a sentence or of a line, a colon, a dash
    other,
};

/// A word of a text as the rules for names see it.
struct NameWord {
    std::string_view written;
    std::string_view exact;
    /// What the tables say of it; null for nothing.
    const authority::WordInfo* info = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    Gap gap = Gap::sentence;
    bool hyphen = false;  ///< linked to the word before by a hyphen
    char elided = 0;      ///< the letter of an elided word before it: `d` of `d'Orsay`
    bool capital = false;
    bool all_capitals = false;
    /// The capital may be due to the place of the word only: start of a sentence or quotation.
    bool uncertain = false;
    /// In a line written all in capitals, or with a capital at most words: capitals say nothing there.
    bool shouted = false;

    bool follows() const { return gap == Gap::none; }
};

/// The words of a text; `tokens` are those of `text`, and both must outlive the result.
std::vector<NameWord> name_words(std::string_view text, std::span<const analysis::Token> tokens,
                                 const authority::Authority& authority);

/// Makes the key of some words that of those and one more.
void append_word(std::string& key, const NameWord& word);

/// The exact forms of words with a blank between, as the tables are asked.
std::string key_of(std::span<const NameWord> words);

}  // namespace depeche::indexer
