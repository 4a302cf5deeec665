#include "searcher/suggest/corrections.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

#include "schema/terms.hpp"
#include "searcher/suggest/misspelling.hpp"

namespace depeche::suggest {

namespace {

/// Longer ones are no words that were misspelt.
constexpr std::size_t longest_word = 40;

/// How far a word may be from what was meant: short words have too many neighbours.
double tolerance(std::size_t letters) {
    return letters <= 3 ? 0.6 : letters == 4 ? 1.0 : letters <= 7 ? 1.4 : 2.2;
}

/// Letters that one of two words has and the other has not: a changed letter makes two of them, and a sound
/// spelled otherwise up to three.
int most_differing_letters(std::size_t letters) {
    return letters <= 4 ? 3 : 4;
}

/// At a glance, as most words are told apart from one that was typed.
bool is_about_as_long(std::string_view exact, std::string_view typed) {
    constexpr std::size_t most_differing = 2;
    return exact.size() + most_differing >= typed.size() && exact.size() <= typed.size() + most_differing;
}

/// Worth as much as half a letter for a word that a hundred thousand dispatches have: among words equally
/// near the frequent one is meant, but a near rare one before a far frequent one.
double bonus(std::uint32_t frequency) {
    return 0.1 * std::log10(1.0 + frequency);
}

/// `plandepaix`: the best cut into two words that the index has.
std::optional<Correction> two_words(std::string_view typed, const Vocabulary& vocabulary) {
    constexpr std::size_t shortest_part = 3;
    constexpr double forgotten_blank = 0.8;
    std::optional<Correction> best;
    for (std::size_t cut = shortest_part; cut + shortest_part <= typed.size(); ++cut) {
        const Vocabulary::Word* first = vocabulary.find(typed.substr(0, cut));
        const Vocabulary::Word* second = vocabulary.find(typed.substr(cut));
        if (first == nullptr || second == nullptr)
            continue;
        const std::uint32_t rarer = std::min(first->frequency, second->frequency);
        if (!best || rarer > best->frequency)
            best = Correction{std::string(typed),
                              std::string(first->spelling).append(" ").append(second->spelling), rarer,
                              forgotten_blank - bonus(rarer)};
    }
    return best;
}

bool is_likelier(const Correction& a, const Correction& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.exact < b.exact;
}

}  // namespace

std::vector<Correction> corrections(std::string_view typed, const Vocabulary& vocabulary,
                                    const Xapian::Database& index, std::size_t limit,
                                    std::uint32_t least_frequency) {
    std::vector<Correction> found;
    if (typed.empty() || typed.size() > longest_word)
        return found;
    const double most = tolerance(typed.size());
    const std::uint32_t letters = letters_of(typed);
    const int differing = most_differing_letters(typed.size());
    for (const Vocabulary::Word& word : vocabulary.words()) {
        if (word.frequency < least_frequency || std::popcount(word.letters ^ letters) > differing ||
            !is_about_as_long(word.exact, typed) || word.exact == typed)
            continue;
        if (const double distance = misspelling(typed, word.exact, most); distance <= most)
            found.push_back({std::string(word.exact), std::string(word.spelling), word.frequency,
                             distance - bonus(word.frequency)});
    }
    if (auto cut = two_words(typed, vocabulary))
        found.push_back(*std::move(cut));
    std::ranges::sort(found, is_likelier);
    // The vocabulary may be older than the index.
    std::erase_if(found, [&, kept = std::size_t{0}](const Correction& one) mutable {
        return kept == limit ||
               !(one.exact == typed || index.term_exists(schema::exact_term("", one.exact))) || ++kept == 0;
    });
    return found;
}

Vocabulary::Wanted wanted_to_correct(std::string_view typed, std::uint32_t least_frequency) {
    return [typed = std::string(typed), letters = letters_of(typed),
            least_frequency](const schema::VocabularyWord& word) {
        const std::string_view exact = word.exact;
        // Itself and its parts, or what is near.
        return typed.starts_with(exact) || typed.ends_with(exact) ||
               (word.frequency >= least_frequency && is_about_as_long(exact, typed) &&
                std::popcount(letters_of(exact) ^ letters) <= most_differing_letters(typed.size()) &&
                misspelling(typed, exact, tolerance(typed.size())) <= tolerance(typed.size()));
    };
}

}  // namespace depeche::suggest
