#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/error.hpp"
#include "depeche/language.hpp"

namespace depeche::indexer {

/// How the lines on the error stream look: for people, as JSON, or with the levels of systemd's journal.
enum class LogFormat { text, json, journal };

/// What a command line asks for. Parsed without touching a file.
struct Options {
    std::vector<std::string> paths;
    /// Folder of the index; empty when not given.
    std::string index;
    /// Folder that paths are told from; empty for none.
    std::string base;
    /// Tables of names of the operator's own.
    std::vector<std::string> names;
    /// When embargoes are judged; absent for the clock.
    std::optional<std::chrono::sys_seconds> now;
    /// What `names` is to do; `propose` is the file to write.
    bool apply = false;
    bool status = false;
    std::string propose;
    /// Remove what disappeared; read also what did not change.
    bool prune = false;
    bool reread = false;
    /// How many dispatches are committed together; 0 for our choice.
    std::size_t batch = 0;
    /// Bytes that a run may take; 0 for our choice.
    std::size_t memory = 0;
    /// File for the report of the run, JSON; empty for none.
    std::string report;
    LogFormat log = LogFormat::text;
    /// Of `status`.
    bool json = false;
    /// How many dispatches `check` compares: all, or so many.
    bool all = false;
    std::optional<std::size_t> sample;
    /// 0 for as many as there are cores.
    unsigned threads = 0;
    bool quiet = false;
    bool verbose = false;
    bool help = false;
    bool version = false;
    /// The language asked for; absent for the one of the locale.
    std::optional<Language> language;
};

/// One option: parsing and help both walk the table.
struct OptionRow {
    /// 0 for none.
    char letter;
    std::string_view name;
    /// What stands for the value in the help; empty for an option without one.
    Text argument;
    Text description;
    /// The sub-commands that it is for, separated by blanks; empty for all.
    std::string_view commands = {};
    /// May be given more than once.
    bool repeats = false;

    bool takes_value() const { return !argument.english.empty(); }
    bool goes_with(std::string_view command) const;
};

std::span<const OptionRow> option_table();

/// The command line cannot be understood.
struct Misuse : InputError {
    using InputError::InputError;
};

inline constexpr unsigned most_threads = 256;
inline constexpr unsigned largest_batch = 1'000'000;

/// Reads the arguments behind a sub-command. Throws `Misuse`.
Options parse_options(std::span<const std::string> arguments, std::string_view command = "add");

/// The language that arguments ask for, read without judging them, so that complaints about them come in it.
std::optional<Language> requested_language(std::span<const std::string> arguments);

}  // namespace depeche::indexer
