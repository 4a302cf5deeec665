#pragma once

#include "schema/analysis/analyzer.hpp"
#include "searcher/query/ast.hpp"

namespace depeche::query {

/// Whether a node is a word that says nothing beside others: a stop word, or a compound of stop words
/// (`est-ce`, `peut-on`).
bool is_droppable(const Node& node, analysis::Analyzer& analyzer);

/// The tree without the stop words that stand beside other words: `le président de la république` becomes
/// `président ET république`. Phrases, `=mot`, fields and capitals-only words keep theirs, and a query of
/// nothing but stop words stays as it is. A verb loses the subject behind it: `tombe-t-il` becomes `tombe`.
Node without_stop_words(Node root, analysis::Analyzer& analyzer);

}  // namespace depeche::query
