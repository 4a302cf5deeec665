#pragma once

#include "searcher/cli/command.hpp"

namespace depeche::cli {

/// How the query may go on.
ExitCode run_complete(const Call& call);

}  // namespace depeche::cli
