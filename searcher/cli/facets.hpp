#pragma once

#include "searcher/cli/command.hpp"

namespace depeche::cli {

/// The values of one facet, those that begin as asked for.
ExitCode run_facets(const Call& call);

}  // namespace depeche::cli
