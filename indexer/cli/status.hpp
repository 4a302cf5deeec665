#pragma once

#include "indexer/cli/commands.hpp"

namespace depeche::indexer {

/// `depeche-indexer status`: what the index holds, how it was made, how the last run went, as text or JSON.
CommandResult run_status(const Call& call);

}  // namespace depeche::indexer
