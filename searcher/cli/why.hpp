#pragma once

#include "searcher/cli/command.hpp"

namespace depeche::cli {

/// `why`: how one dispatch stands to a query.
ExitCode run_why(const Call& call);

}  // namespace depeche::cli
