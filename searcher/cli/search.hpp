#pragma once

#include "searcher/cli/command.hpp"

namespace depeche::cli {

/// The answers to a query, or with `--explain` how it is understood.
ExitCode run_search(const Call& call);

}  // namespace depeche::cli
