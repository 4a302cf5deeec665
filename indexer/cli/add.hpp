#pragma once

#include "indexer/cli/commands.hpp"

namespace depeche::indexer {

/// `depeche-indexer add`: indexes the paths. What is refused is said at once, the answer is a summary. Throws
/// `Misuse` when something needed was not given.
CommandResult run_add(const Call& call);

}  // namespace depeche::indexer
