#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/analysis/token.hpp"
#include "schema/analysis/word_filter.hpp"
#include "schema/fields.hpp"
#include "searcher/query/spans.hpp"

namespace depeche::query {

/// Words that are wanted for how they start.
struct WordStart {
    /// In exact form.
    std::string letters;
    /// How many dispatches have the most frequent word that starts so.
    std::uint32_t frequency = 0;
};

/// One wanted part of a query, as the highlighter looks for it: a token matches when any of the lists has it,
/// a phrase when its exact forms follow each other.
struct HighlightTerm {
    schema::FieldId field = schema::FieldId::text;
    std::vector<std::string> exact;
    std::vector<std::string> stems;
    std::vector<std::string> accented;
    std::vector<WordStart> starts;
    /// Two or more words in a row, each with the exact forms it may have.
    std::vector<std::vector<std::vector<std::string>>> phrases;
    /// What matches instead: words that stand near each other, where they do.
    std::optional<SpanTree> spans;

    /// Whether a single word matches, phrases aside.
    bool matches(const analysis::WordForm& word) const;

    /// Has `filter` want every word that has a part in a match.
    void add_to(analysis::WordFilter& filter) const;
};

}  // namespace depeche::query
