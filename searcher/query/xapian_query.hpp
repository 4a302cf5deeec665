#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "depeche/results.hpp"
#include "schema/analysis/analyzer.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/query/highlight_terms.hpp"
#include "searcher/query/index_memory.hpp"
#include "searcher/query/name_variant.hpp"

namespace depeche::query {

/// Another spelling of a name, searched beside the one that was asked for.
struct SearchedVariant {
    NameVariant variant;
    /// The name as the query has it.
    std::string asked;
    /// What has this spelling, and what has the one that was asked for.
    Xapian::Query having_it;
    Xapian::Query having_asked;
};

/// A tree made ready to run on one state of one index.
struct CompiledQuery {
    Xapian::Query query;
    /// What to highlight: the wanted leaves, not the excluded ones.
    std::vector<HighlightTerm> highlights;
    /// The other spellings searched, those of excluded names apart.
    std::vector<SearchedVariant> variants;
    /// What could not be taken as written, known only now: a name the index has not, a prefix of too many
    /// words.
    std::vector<Repair> repairs;
};

/// Names are looked for among this many words of a query; a longer one is a text.
inline constexpr std::size_t most_name_words = 32;

/// Turns a tree into a Xapian query, looking up in `index` what words without accents, prefixes and names
/// stand for, and how else its names are spelled; `memory`, when there is some, remembers that for this state
/// of the index. Xapian's exceptions pass through.
CompiledQuery compile(const Node& root, const Xapian::Database& index, analysis::Analyzer& analyzer,
                      IndexMemory* memory = nullptr);

}  // namespace depeche::query
