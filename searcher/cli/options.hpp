#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/error.hpp"
#include "depeche/language.hpp"
#include "depeche/request.hpp"
#include "searcher/http/server.hpp"
#include "searcher/http/site.hpp"

namespace depeche::cli {

struct Command;

enum class Action { run, help, version };
enum class Format { text, json, jsonl, csv, rss, atom };
enum class When { automatic, always, never };
enum class OptionGroup { answers, filters, display, dispatch, values, alerts, server, site, general };

/// What `serve` is told besides the index.
struct Serving {
    http::ServerSettings server;
    http::SiteSettings site;
    /// The file of keys, and the one of the access log, `-` for standard output; empty for none.
    std::string key_file;
    std::string access_log;
};

/// What a command line asks for. Parsed without touching a file.
struct Options {
    Action action = Action::run;
    /// The leading words that a command takes for itself, such as an id. May be too few of them unless the
    /// action is `run`.
    std::vector<std::string> operands;
    Request request;
    /// The words that its text was made of.
    std::vector<std::string> words;
    /// All matches are wanted, whatever the limit of the request.
    bool all = false;
    /// A limit was given.
    bool limited = false;
    /// Address of the page that shows the same answer, for feeds.
    std::string page;
    /// Of `search`: how the query is understood, instead of answers.
    bool explain = false;
    /// Of `search`: whether near-copies are folded; absent for as the format has it.
    std::optional<bool> collapse;
    /// Of `show`: what to show of the dispatch besides itself.
    bool evidence = false;
    bool versions = false;
    bool dropped = false;
    /// Of `alerts`: what is told now will be told again.
    bool peek = false;
    Serving serving;
    /// Of `facets`: what the names of the values begin with.
    std::string starting;
    /// Directory of the index; empty when not given.
    std::string index;
    /// File of saved searches; empty when not given.
    std::string saved;
    /// Command that shows what is longer than the terminal; empty for none, absent for the usual one.
    std::optional<std::string> pager;
    Format format = Format::text;
    When colour = When::automatic;
    When links = When::automatic;
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
/// `defaults` are what a config file says.
Options parse_options(std::span<const std::string> arguments, const Command& command, Options defaults = {});

/// Where the first word of the arguments stands that is neither an option nor the value of one: the name of a
/// command may be it. Nothing behind `--` is.
std::optional<std::size_t> first_word(std::span<const std::string> arguments);

/// The last value that arguments give to a long option, read without judging them.
std::optional<std::string> requested(std::span<const std::string> arguments, std::string_view option);

/// The language that they ask for, so that complaints about them come in it.
std::optional<Language> requested_language(std::span<const std::string> arguments);

}  // namespace depeche::cli
