#pragma once

#include "indexer/cli/commands.hpp"

namespace depeche::indexer {

/// `depeche-indexer compact`: writes the index again as small as it goes.
CommandResult run_compact(const Call& call);

}  // namespace depeche::indexer
