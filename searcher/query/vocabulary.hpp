#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/analyzer.hpp"
#include "schema/fields.hpp"

namespace depeche::query {

/// Words of an index that a pattern stands for.
struct Expansion {
    /// Exact forms, sorted.
    std::vector<std::string> words;
    /// How many there would be; at least so many when `is_partial`.
    std::size_t found = 0;
    /// Not all words were looked at.
    bool is_partial = false;

    bool is_capped() const { return is_partial || words.size() < found; }
};

/// A pattern stands for at most this many words, the most frequent ones, and so do all patterns of a query
/// together.
inline constexpr std::size_t max_expansion = 1000;
inline constexpr std::size_t max_fuzzy_expansion = 100;
inline constexpr std::size_t max_expansions = 4000;

/// Looks up the words of an index for one query, within bounds of words given and read that hold for the
/// whole query. `index` and `analyzer` must outlive it.
class Vocabulary {
public:
    Vocabulary(const Xapian::Database& index, analysis::Analyzer& analyzer)
        : index_(index), analyzer_(analyzer) {}

    /// The words that start with `start`.
    const Expansion& starting_with(std::string_view start, schema::FieldId field);

    /// The words that differ from `word` in so many characters at most (`SpellingDistance`), those without
    /// digits; `word` itself too when the index has it. The nearest and then most frequent ones are kept.
    const Expansion& spelled_like(std::string_view word, std::size_t distance, schema::FieldId field);

    /// The stems a word is searched by: its own, and when it was typed without accents those of the spellings
    /// that the index has for it (`negociation` for `négociation`). A word the index has in no spelling may
    /// still be an inflection of one it has: then by those of every way to accent it.
    std::vector<std::string> stems_of(const analysis::WordForm& word, schema::FieldId field) const;

    /// The words that have one of these stems; stems have no positions, words do. `exact` is one of them.
    std::vector<std::string> inflections(std::string_view exact, std::span<const std::string> stems,
                                         schema::FieldId field) const;

private:
    struct Found {
        std::size_t distance;
        Xapian::doccount frequency;
        std::string word;
    };
    Expansion best(std::vector<Found> found, std::size_t most, bool is_partial);

    const Xapian::Database& index_;
    analysis::Analyzer& analyzer_;
    /// By field, pattern and kind of pattern, so that none is looked up twice.
    std::map<std::string, Expansion> known_;
    std::size_t words_left_ = max_expansions;
    std::size_t reads_left_ = 1'000'000;
};

}  // namespace depeche::query
