#pragma once

#include <xapian.h>

#include <vector>

#include "depeche/language.hpp"
#include "depeche/request.hpp"
#include "depeche/results.hpp"
#include "schema/analysis/analyzer.hpp"
#include "searcher/match/selections.hpp"
#include "searcher/match/stored_dispatch.hpp"
#include "searcher/query/ast.hpp"

namespace depeche::match {

/// How a dispatch stands to a query and to each clause of it: every clause is run as a query of its own, with
/// the weights it has in the whole, so that this tells what the search itself does. Clauses are written in
/// `language`.
Clause examine(const query::Node& query, const StoredDispatch& stored, const Xapian::Database& index,
               analysis::Analyzer& analyzer, Language language);

/// The selections of a request that keep a dispatch out of its answer.
std::vector<FailedFilter> failed_filters(const StoredDispatch& stored, const Request& request,
                                         const Selections& selections, const Xapian::Database& index);

}  // namespace depeche::match
