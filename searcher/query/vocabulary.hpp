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
#include "searcher/query/highlight_terms.hpp"

namespace depeche::query {

/// Words of an index that a pattern stands for.
struct Expansion {
    /// Exact forms, sorted.
    std::vector<std::string> words;
    /// How many there would be; at least so many when `is_partial`.
    std::size_t found = 0;
    /// Not all words were looked at.
    bool is_partial = false;
    /// How many dispatches have the most frequent of those looked at.
    Xapian::doccount frequency = 0;

    bool is_capped() const { return is_partial || words.size() < found; }
};

/// A pattern stands for at most this many words, the most frequent ones.
inline constexpr std::size_t max_expansion = 1000;
inline constexpr std::size_t max_fuzzy_expansion = 100;

/// All patterns of a query stand for so many words together, each time one is looked up; when these are
/// spent, each stands for a few.
inline constexpr std::size_t max_expansions = 4000;
inline constexpr std::size_t min_expansion = 3;

/// A word has at most this many inflections.
inline constexpr std::size_t max_inflections = 100;

/// Looks up the words of an index for one query, within bounds of words given and read that hold for the
/// whole query. `index` and `analyzer` must outlive it.
class Vocabulary {
public:
    Vocabulary(const Xapian::Database& index, analysis::Analyzer& analyzer)
        : index_(index), analyzer_(analyzer) {}

    /// The words that start with `start`.
    Expansion starting_with(std::string_view start, schema::FieldId field);

    /// The words that differ from `word` in so many characters at most (`SpellingDistance`), those without
    /// digits; `word` itself too when the index has it. The nearest and then most frequent ones are kept.
    Expansion spelled_like(std::string_view word, std::size_t distance, schema::FieldId field);

    /// The stems a word is searched by: its own, and when it was typed without accents those of the spellings
    /// that the index has for it (`negociation` for `négociation`). A word the index has in no spelling may
    /// still be an inflection of one it has: then by those of every way to accent it.
    std::vector<std::string> stems_of(const analysis::WordForm& word, schema::FieldId field) const;

    /// The stems of the words of a text that start so, in every spelling that the index has; sorted. None
    /// when its words are not known, or their spellings are more than `most`.
    std::vector<std::string> stems_of(const WordStart& start, std::size_t most) const;

    /// The words that have one of these stems; stems have no positions, words do. `exact` is one of them.
    std::vector<std::string> inflections(std::string_view exact, std::span<const std::string> stems,
                                         schema::FieldId field) const;

private:
    struct Found {
        std::size_t distance;
        Xapian::doccount frequency;
        std::string word;
    };
    static Expansion best(std::vector<Found> found, std::size_t most, bool is_partial);
    Expansion within_bounds(Expansion expansion);

    const Xapian::Database& index_;
    analysis::Analyzer& analyzer_;
    /// By field, pattern and kind of pattern, so that none is read twice; the best words first.
    std::map<std::string, Expansion> known_;
    std::size_t words_left_ = max_expansions;
    std::size_t reads_left_ = 1'000'000;
};

}  // namespace depeche::query
