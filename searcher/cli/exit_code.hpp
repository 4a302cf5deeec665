#pragma once

namespace depeche::cli {

/// What the program tells the shell.
enum ExitCode : int { found = 0, nothing_found = 1, misused = 2, failed = 3 };

}  // namespace depeche::cli
