#pragma once

#include "indexer/cli/commands.hpp"

namespace depeche::indexer {

/// `depeche-indexer watch`: brings the index up to date with folders, then follows them until it is stopped.
/// Throws `Misuse` when something needed was not given.
CommandResult run_watch(const Call& call);

}  // namespace depeche::indexer
