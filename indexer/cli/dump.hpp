#pragma once

#include "indexer/cli/commands.hpp"

namespace depeche::indexer {

/// `depeche-indexer dump`: writes the whole index as lines of JSON, to a file or to standard output.
CommandResult run_dump(const Call& call);

/// `depeche-indexer restore`: makes the index anew from such lines, from a file or from standard input.
CommandResult run_restore(const Call& call);

}  // namespace depeche::indexer
