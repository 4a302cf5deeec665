#pragma once

#include "searcher/cli/command.hpp"

namespace depeche::cli {

/// What saved searches find that they have not told before, each with the clauses that it fulfils; remembers
/// it beside the file of searches.
ExitCode run_alerts(const Call& call);

}  // namespace depeche::cli
