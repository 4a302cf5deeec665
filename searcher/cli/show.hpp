#pragma once

#include "searcher/cli/command.hpp"

namespace depeche::cli {

/// One whole dispatch, by its id.
ExitCode run_show(const Call& call);

}  // namespace depeche::cli
