#pragma once

#include "searcher/cli/command.hpp"

namespace depeche::cli {

/// The dispatches that are like one.
ExitCode run_similar(const Call& call);

}  // namespace depeche::cli
