#include "tools/generation/vocabulary.hpp"

#include <array>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace depeche::generation {

namespace {

// Mandelbrot's shift keeps the first content words out of every dispatch: one stands in about a fifth of
// them.
constexpr double shift = 100;
constexpr double exponent = 1.05;

constexpr auto onsets = std::to_array<std::string_view>(
    {"b",  "c",  "d",  "f",  "g",  "j",  "l",  "m",  "n",  "p",  "qu", "r",  "s",  "t",  "v",  "bl", "br",
     "ch", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "pl", "pr", "tr", "vr", "st", "sp", "gn", "ph", "th"});
constexpr auto nuclei =
    std::to_array<std::string_view>({"a",  "e",  "i",   "o",  "u",  "é",  "è",  "ou", "an", "on", "in",
                                     "en", "ai", "eau", "eu", "oi", "ar", "er", "or", "al", "el", "il"});
constexpr auto endings = std::to_array<std::string_view>(
    {"tion", "ment",  "eur", "euse", "iste", "ique",   "able", "age", "ité",  "aire", "ière", "isme", "ien",
     "ence", "ance",  "if",  "ive",  "al",   "aux",    "er",   "é",   "ée",   "és",   "ées",  "ait",  "aient",
     "era",  "eront", "ant", "ir",   "it",   "issait", "oir",  "ure", "ette", "ade",  "erie", "eux",  "ade"});
constexpr auto surname_endings = std::to_array<std::string_view>(
    {"ard", "aud", "eau", "ier", "in", "on", "ot", "et", "ain", "ois", "el", "ez", "ov", "ski", "sen", "er"});

template <std::size_t size>
std::string_view pick(const std::array<std::string_view, size>& from, Random& random) {
    return from[random.below(size)];
}

std::string syllables(Random& random, std::size_t number) {
    std::string word;
    for (std::size_t at = 0; at < number; ++at) {
        word += pick(onsets, random);
        word += pick(nuclei, random);
    }
    return word;
}

std::string made_up_word(Random& random) {
    std::string word = random.chance(0.2) ? std::string(pick(nuclei, random)) : "";
    word += syllables(random, 1 + random.below(3));
    word += pick(onsets, random);
    word += pick(endings, random);
    return word;
}

bool begins_with_vowel(const std::string& word) {
    for (const std::string_view vowel : {"a", "e", "i", "o", "u", "é", "è", "ê", "â", "î", "ô"})
        if (word.starts_with(vowel))
            return true;
    return false;
}

std::vector<std::string> filled_up(std::vector<std::string> words, std::size_t size, std::uint64_t seed) {
    std::unordered_set<std::string> known(words.begin(), words.end());
    words.resize(std::min(size, words.size()));
    Random random(seed);
    while (words.size() < size)
        if (std::string word = made_up_word(random); known.insert(word).second)
            words.push_back(std::move(word));
    return words;
}

std::vector<std::size_t> ranks_with_vowel(const std::vector<std::string>& words) {
    std::vector<std::size_t> ranks;
    for (std::size_t rank = 0; rank < words.size(); ++rank)
        if (begins_with_vowel(words[rank]))
            ranks.push_back(rank);
    return ranks;
}

}  // namespace

Vocabulary::Vocabulary(std::vector<std::string> words, std::size_t size, std::uint64_t seed)
    : words_(filled_up(std::move(words), size, seed)),
      zipf_(words_.size(), shift, exponent),
      vowel_ranks_(ranks_with_vowel(words_)),
      vowel_zipf_(vowel_ranks_.size(),
                  shift * static_cast<double>(vowel_ranks_.size()) / static_cast<double>(words_.size()),
                  exponent) {}

const std::string& Vocabulary::draw(Random& random, bool after_elision) const {
    return words_[after_elision ? vowel_ranks_[vowel_zipf_.draw(random)] : zipf_.draw(random)];
}

std::string made_up_surname(Random& random) {
    std::string name = syllables(random, 1 + random.below(2));
    name += pick(onsets, random);
    name += pick(surname_endings, random);
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

}  // namespace depeche::generation
