#pragma once

#include <xapian.h>

#include <vector>

#include "depeche/completion.hpp"
#include "schema/analysis/analyzer.hpp"
#include "searcher/suggest/vocabulary.hpp"

namespace depeche::suggest {

/// How the last word of a query may go on, at most `request.limit` ways, fields and operators first, then the
/// most frequent. Does bounded work whatever is typed: a beginning that half of the words share is looked up
/// in the vocabulary, and only one that few share in the index.
std::vector<Completion> complete(const CompletionRequest& request, Vocabulary& vocabulary,
                                 const Xapian::Database& index, analysis::Analyzer& analyzer);

}  // namespace depeche::suggest
