#pragma once

#include "indexer/cli/commands.hpp"

namespace depeche::indexer {

/// `depeche-indexer check`: looks whether the index is sound, and says what to do when it is not.
CommandResult run_check(const Call& call);

}  // namespace depeche::indexer
