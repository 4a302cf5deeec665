#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include "depeche/language.hpp"
#include "indexer/cli/environment.hpp"
#include "indexer/cli/options.hpp"
#include "indexer/reader/byte_source.hpp"

namespace depeche::indexer {

/// What the program tells the shell.
enum ExitCode : int { all_taken = 0, some_refused = 1, misused = 2, failed = 3, interrupted = 130 };

/// What a sub-command works with.
struct Call {
    const Options& options;
    const Environment& environment;
    Language language;
    /// For an answer too long to be handed back.
    std::ostream& out;
    /// For what is said meanwhile; the answer is handed back.
    std::ostream& err;
    const StopFlag& stop;
};

/// What a sub-command hands back: the answer, and how it went.
struct CommandResult {
    std::string answer;
    ExitCode code = all_taken;
};

/// A sub-command. The first one of the table is meant when none is named.
struct Command {
    std::string_view name;
    Text description;
    CommandResult (*run)(const Call& call);
};

std::span<const Command> command_table();

/// The folder of the index that a call is about. Throws `Misuse` when none was given.
const std::string& index_of(const Call& call);

/// Throws `Misuse` when paths were given to a command that takes none.
void refuse_paths(const Call& call, std::string_view command);

}  // namespace depeche::indexer
