#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tools/generation/random.hpp"

namespace depeche::generation {

/// The content words that dispatches are made of, the most frequent first, drawn as a language draws its own.
class Vocabulary {
public:
    /// `words`, then words made up from French syllables until there are `size`.
    Vocabulary(std::vector<std::string> words, std::size_t size, std::uint64_t seed);

    /// `after_elision` gives a word that begins with a vowel: `l’` goes before it.
    const std::string& draw(Random& random, bool after_elision) const;
    const std::string& word(std::size_t rank) const { return words_[rank]; }
    std::size_t draw_rank(Random& random) const { return zipf_.draw(random); }

private:
    std::vector<std::string> words_;
    Zipf zipf_;
    std::vector<std::size_t> vowel_ranks_;
    Zipf vowel_zipf_;
};

/// A surname that nobody has, of two or three syllables.
std::string made_up_surname(Random& random);

}  // namespace depeche::generation
