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
#include "searcher/query/word_memory.hpp"

namespace depeche::query {

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
/// whole query. All that it is given must outlive it.
class Vocabulary {
public:
    /// `memory` is of this state of `index`; null to remember nothing.
    Vocabulary(const Xapian::Database& index, analysis::Analyzer& analyzer, WordMemory* memory)
        : index_(index), analyzer_(analyzer), memory_(memory) {}

    /// The words that start with `start`.
    Expansion starting_with(std::string_view start, schema::FieldId field);

    /// The words that differ from `word` in so many characters at most (`SpellingDistance`), those without
    /// digits; `word` itself too when the index has it. The nearest and then most frequent ones are kept.
    Expansion spelled_like(std::string_view word, std::size_t distance, schema::FieldId field);

    /// The stems a word is searched by: its own, and when it was typed without accents those of the spellings
    /// that the index has for it (`negociation` for `négociation`). A word the index has in no spelling may
    /// still be an inflection of one it has: then by those of every way to accent it.
    std::vector<std::string> stems_of(const analysis::WordForm& word, schema::FieldId field) const;

    /// The stems of all words of a text that start so (in exact form), in every spelling that the index has;
    /// sorted. None when there are too many to look at.
    std::vector<std::string> stems_of_start(const std::string& start) const;

    /// The words that have one of these stems; stems have no positions, words do. `exact` is one of them.
    std::vector<std::string> inflections(std::string_view exact, std::span<const std::string> stems,
                                         schema::FieldId field) const;

private:
    struct Candidate {
        std::size_t distance;
        Xapian::doccount frequency;
        std::string word;
    };
    static Expansion best(std::vector<Candidate> candidates, std::size_t most, bool is_partial);
    template <typename LookUp>
    Expansion expand(const std::string& pattern, LookUp look_up);
    WordMemory::Found look_up_start(const std::string& first, std::string_view prefix,
                                    std::size_t most) const;
    WordMemory::Found look_up_spelling(std::string_view word, std::size_t distance, std::string_view prefix,
                                       std::size_t most) const;
    Expansion within_bounds(Expansion expansion);
    std::vector<std::string> look_up_stems(const analysis::WordForm& word, schema::FieldId field) const;

    const Xapian::Database& index_;
    analysis::Analyzer& analyzer_;
    WordMemory* memory_;
    /// By field, pattern and kind of pattern, so that none is read twice; the best words first.
    std::map<std::string, Expansion> known_;
    std::size_t words_left_ = max_expansions;
    std::size_t reads_left_ = 1'000'000;
};

}  // namespace depeche::query
