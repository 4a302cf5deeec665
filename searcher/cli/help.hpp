#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "depeche/language.hpp"
#include "searcher/cli/command.hpp"

namespace depeche::cli {

/// The page that `--help` prints: the commands, and all about the implied one. Commands, options and fields
/// come from their tables.
std::string help(Language language, std::size_t width);

/// The page of one command.
std::string help(const Command& command, Language language, std::size_t width);

/// The reference of the query language: `help queries`, `help requêtes`.
std::string query_help(Language language, std::size_t width);

/// The command `help`: the page of the command that is named, or that of the program.
ExitCode run_help(const Call& call);

/// A part of help: what is typed, and what it means.
struct HelpEntry {
    Text term;
    Text explanation;
};
struct HelpSection {
    Text heading;
    std::vector<HelpEntry> entries;
};

/// The query language and its fields; then files, variables and exit codes.
std::vector<HelpSection> query_sections();
std::vector<HelpSection> surroundings_sections();

/// Two lines for who was misunderstood.
std::string usage(const Command& command, Language language);

}  // namespace depeche::cli
