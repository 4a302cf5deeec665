#pragma once

#include "indexer/cli/commands.hpp"

namespace depeche::indexer {

/// `depeche-indexer add`: indexes the paths and says what became of them. Throws `Misuse` when something
/// needed was not given.
ExitCode run_add(const Call& call);

}  // namespace depeche::indexer
