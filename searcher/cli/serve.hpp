#pragma once

#include "searcher/cli/command.hpp"

namespace depeche::cli {

/// Serves the search over HTTP until SIGTERM or SIGINT.
ExitCode run_serve(const Call& call);

}  // namespace depeche::cli
