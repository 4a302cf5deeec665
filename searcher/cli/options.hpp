#pragma once

#include <optional>
#include <span>
#include <string>

#include "depeche/error.hpp"
#include "depeche/language.hpp"
#include "depeche/request.hpp"

namespace depeche::cli {

/// What the program is told to do by its first word.
enum class Command { search, show };
enum class Action { search, explain, help, version };
enum class Format { text, json };
enum class Colour { automatic, always, never };

/// What a command line asks for. Parsed without touching a file.
struct Options {
    Command command = Command::search;
    Action action = Action::search;
    Request request;
    /// Of `show`: the dispatch, and what to show of it.
    std::string id;
    bool evidence = false;
    bool dropped = false;
    /// Directory of the index; empty when not given.
    std::string index;
    Format format = Format::text;
    Colour colour = Colour::automatic;
    /// The language asked for; absent for the one of the locale.
    std::optional<Language> language;
};

/// The command line cannot be understood.
struct Misuse : InputError {
    using InputError::InputError;
};

/// Reads the arguments behind the sub-command. Words joined by blanks are the query; a word with one dash
/// that is no short option (`-sanctions`) belongs to it, and so does everything behind `--`. The first word
/// behind `show` is the id. Throws `Misuse`, also for an option of another command.
Options parse_options(std::span<const std::string> arguments, Command command = Command::search);

/// The language that arguments ask for, read without judging them, so that complaints about them come in it.
std::optional<Language> requested_language(std::span<const std::string> arguments);

}  // namespace depeche::cli
