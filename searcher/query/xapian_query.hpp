#pragma once

#include <xapian.h>

#include <vector>

#include "depeche/results.hpp"
#include "schema/analysis/analyzer.hpp"
#include "searcher/match/highlight_terms.hpp"
#include "searcher/query/ast.hpp"

namespace depeche::query {

/// A tree made ready to run on one state of one index.
struct CompiledQuery {
    Xapian::Query query;
    /// What to highlight: the wanted leaves, not the excluded ones.
    std::vector<match::HighlightTerm> highlights;
    /// What could not be taken as written, known only now: a name the index has not, a prefix of too many
    /// words.
    std::vector<Repair> repairs;
};

/// Ranking, from `research/relevance.md` of the design: each word is its stem plus half its exact form,
/// summed, and a third of its stem in the title; filters weigh nothing.
inline constexpr double exact_weight = 0.5;
inline constexpr double title_weight = 0.3;

/// A prefix stands for at most this many words, the most frequent ones; a repair says when there were more.
inline constexpr std::size_t max_expansion = 1000;

/// Turns a tree into a Xapian query, looking up in `index` what words without accents, prefixes and names
/// stand for. Xapian's exceptions pass through.
CompiledQuery compile(const Node& root, const Xapian::Database& index, analysis::Analyzer& analyzer);

}  // namespace depeche::query
