#pragma once

#include <iosfwd>
#include <span>
#include <string>

#include "searcher/cli/environment.hpp"
#include "searcher/cli/exit_code.hpp"

namespace depeche::cli {

/// Does what the arguments (without the program's name) ask: the answer on `out`, everything else on `err`.
/// Throws nothing that was foreseen: what went wrong is said on `err` and in the exit code.
int run(std::span<const std::string> arguments, const Environment& environment, std::ostream& out,
        std::ostream& err);

}  // namespace depeche::cli
