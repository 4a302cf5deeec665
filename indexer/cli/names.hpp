#pragma once

#include "indexer/cli/commands.hpp"

namespace depeche::indexer {

/// `depeche-indexer names`: applies the tables of names to an index that is there, proposes spellings to
/// join, or says which tables it was made with. Throws `Misuse` unless one of these is asked for.
CommandResult run_names(const Call& call);

}  // namespace depeche::indexer
