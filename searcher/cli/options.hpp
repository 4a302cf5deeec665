#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "depeche/error.hpp"
#include "depeche/language.hpp"
#include "depeche/request.hpp"

namespace depeche::cli {

struct Command;

enum class Action { run, help, version };
enum class Format { text, json };
enum class Colour { automatic, always, never };
enum class OptionGroup { answers, filters, display, dispatch, general };

/// What a command line asks for. Parsed without touching a file.
struct Options {
    Action action = Action::run;
    /// The leading words that a command takes for itself, such as an id. May be too few of them unless the
    /// action is `run`.
    std::vector<std::string> operands;
    Request request;
    /// Of `search`: how the query is understood, instead of answers.
    bool explain = false;
    /// Of `search`: whether near-copies are folded; absent for as the format has it.
    std::optional<bool> collapse;
    /// Of `show`: what to show of the dispatch besides itself.
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

/// Reads the arguments behind the name of a command. The words behind its operands, joined by blanks, are the
/// query; a word with one dash that is no short option (`-sanctions`) belongs to it, and so does everything
/// behind `--`. Throws `Misuse`, also for an option or a format of another command.
Options parse_options(std::span<const std::string> arguments, const Command& command);

/// Where the first word of the arguments stands that is neither an option nor the value of one: the name of a
/// command may be it. Nothing behind `--` is.
std::optional<std::size_t> first_word(std::span<const std::string> arguments);

/// The language that arguments ask for, read without judging them, so that complaints about them come in it.
std::optional<Language> requested_language(std::span<const std::string> arguments);

}  // namespace depeche::cli
