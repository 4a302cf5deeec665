#pragma once

#include "depeche/dispatch.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/authority/authority.hpp"

namespace depeche::indexer {

/// Fills in the sources, actors and places of a dispatch from what it stores, which is all that they may
/// depend on: its title, body, dropped lines, address and `given`. So the names of a stored dispatch can be
/// derived again with other tables, without its file, and come out as if it were indexed with them.
void derive_names(Dispatch& dispatch, const authority::Authority& authority, analysis::Analyzer& analyzer);

}  // namespace depeche::indexer
