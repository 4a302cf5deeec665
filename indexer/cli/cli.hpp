#pragma once

#include <iosfwd>
#include <span>
#include <string>

#include "indexer/cli/commands.hpp"

namespace depeche::indexer {

/// Does what the arguments (without the program's name) ask: the answer on `out`, everything else on `err`.
/// Ends early, with what was taken committed, once `stop` is set. Throws nothing that was foreseen: what went
/// wrong is said on `err` and in the exit code.
ExitCode run(std::span<const std::string> arguments, const Environment& environment, std::ostream& out,
             std::ostream& err, const StopFlag& stop);

}  // namespace depeche::indexer
