#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace depeche::query {

/// Compares one word with many others, character by character: how many characters have to be inserted, left
/// out, replaced, or swapped with their neighbour, each character in one of these at most (the restricted
/// Damerau-Levenshtein distance). Words with a common beginning share its work: keep what is common and push
/// what differs. O(distance) for each character.
class SpellingDistance {
public:
    /// Distances over `limit` are not told apart. `word` is UTF-8.
    SpellingDistance(std::string_view word, std::size_t limit);

    /// The word itself, in characters.
    std::size_t length() const { return word_.size(); }

    /// Characters pushed.
    std::size_t depth() const { return pushed_.size(); }

    /// Adds a character to the other word.
    void push(char32_t character);

    /// Takes the last characters back, so that `depth` are left.
    void keep(std::size_t depth);

    /// Between the word and what was pushed; more than the limit when it is over it.
    std::size_t distance() const { return rows_[depth()].back(); }

    /// Whether some continuation of what was pushed is within the limit.
    bool can_be_near() const;

private:
    using Row = std::vector<std::uint8_t>;

    std::vector<char32_t> word_;
    std::uint8_t over_;
    std::vector<char32_t> pushed_;
    /// For each depth: the distance of what was pushed to each beginning of the word. Kept for reuse.
    std::vector<Row> rows_;
};

}  // namespace depeche::query
