#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schema/authority/authority.hpp"

namespace depeche::generation {

/// A piece of a sentence of the sample corpus, and what may stand in its place.
struct Piece {
    enum class Kind : std::uint8_t {
        fixed,   ///< function words, numbers, punctuation: kept as they are
        word,    ///< a content word
        elided,  ///< a content word behind an elision: `écologie` in `l’écologie`
        person,  ///< a name of several words
        place,   ///< a name of one word
    };
    Kind kind = Kind::fixed;
    std::string text;
};

using Sentence = std::vector<Piece>;

/// What new dispatches are made from.
struct Samples {
    std::vector<Sentence> sentences;
    std::vector<Sentence> titles;
    /// The content words of the sentences, the most frequent first.
    std::vector<std::string> words;
};

/// Takes the French dispatches of a folder apart. Throws `InputError` when there are none.
Samples read_samples(const std::filesystem::path& folder, const authority::Authority& authority);

}  // namespace depeche::generation
