#include "indexer/metadata/language.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "schema/analysis/word_list.hpp"

namespace depeche::indexer {

namespace {

/// The beginning tells, and a text that is not what it seems must not take longer.
constexpr std::size_t most_words_sampled = 600;

/// French names and quotations have such words too: `van den Broeck`.
constexpr std::size_t fewest_foreign = 3;

/// One word in so many is of these in a text of the language, names and numbers included.
constexpr std::size_t words_to_one = 25;

struct Words {
    std::string_view code;
    /// In exact form, without `de` and `la`, which several have.
    std::array<std::string_view, 9> common;
};

// French first: it wins a tie.
constexpr auto languages = std::to_array<Words>({
    {"fr", {"le", "les", "des", "du", "et", "une", "dans", "est", "au"}},
    {"en", {"the", "of", "and", "to", "with", "that", "was", "from", "by"}},
    {"es", {"el", "los", "las", "del", "y", "con", "por", "para", "una"}},
    {"de", {"der", "die", "das", "und", "mit", "den", "ist", "von", "nicht"}},
    {"it", {"sono", "gli", "della", "che", "di", "con", "del", "per", "una"}},
    {"pt", {"o", "os", "da", "do", "com", "uma", "nao", "para", "em"}},
});

constexpr auto common_words = [] {
    std::array<std::string_view, languages.size() * languages[0].common.size()> words;
    auto end = words.begin();
    for (const Words& language : languages)
        end = std::ranges::copy(language.common, end).out;
    return words;
}();

constexpr analysis::WordList known(common_words);

/// Of each word in `known`, the languages that have it, the first one the lowest bit.
constexpr auto languages_of = [] {
    std::array<std::uint8_t, common_words.size()> masks{};
    for (std::size_t at = 0; at < languages.size(); ++at)
        for (const std::string_view word : languages[at].common)
            masks[known.find(word)] |= static_cast<std::uint8_t>(1U << at);
    return masks;
}();

}  // namespace

std::string_view language_of(std::span<const analysis::Token> tokens) {
    std::array<std::size_t, languages.size()> counts{};
    std::size_t sampled = 0;
    for (const analysis::Token& token : tokens) {
        if (token.kind != analysis::TokenKind::word)
            continue;
        if (++sampled > most_words_sampled)
            break;
        const std::size_t word = known.find(token.form->exact);
        for (std::size_t at = 0; word != known.none && at < languages.size(); ++at)
            counts[at] += languages_of[word] >> at & 1U;
    }
    const auto most = std::ranges::max_element(counts);
    const bool is_french = most == counts.begin();
    return *most < (is_french ? 1 : fewest_foreign) || *most * words_to_one < sampled
               ? std::string_view{}
               : languages[static_cast<std::size_t>(most - counts.begin())].code;
}

}  // namespace depeche::indexer
