#pragma once

#include <iosfwd>
#include <span>
#include <string>

#include "searcher/cli/environment.hpp"

namespace depeche::cli {

/// What the program tells the shell.
enum ExitCode : int { found = 0, nothing_found = 1, misused = 2, failed = 3 };

/// Does what the arguments (without the program's name) ask: the answer on `out`, everything else on `err`.
/// Throws nothing that was foreseen: what went wrong is said on `err` and in the exit code.
int run(std::span<const std::string> arguments, const Environment& environment, std::ostream& out,
        std::ostream& err);

}  // namespace depeche::cli
