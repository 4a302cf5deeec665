#pragma once

#include "schema/analysis/analyzer.hpp"
#include "searcher/query/ast.hpp"

namespace depeche::query {

/// The tree without the stop words that stand beside other words: `le président de la république` becomes
/// `président ET république`. Phrases, `=mot`, fields and capitals-only words keep theirs, and a query of
/// nothing but stop words stays as it is.
Node without_stop_words(Node root, analysis::Analyzer& analyzer);

}  // namespace depeche::query
