#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <span>
#include <string_view>

#include "depeche/language.hpp"
#include "depeche/searcher.hpp"
#include "searcher/cli/environment.hpp"
#include "searcher/cli/exit_code.hpp"
#include "searcher/cli/options.hpp"
#include "searcher/cli/output.hpp"
#include "searcher/cli/saved_searches.hpp"
#include "searcher/render/text.hpp"

namespace depeche::cli {

/// A line on `err` that says who speaks; nothing in it reaches the terminal as an escape sequence.
void complain(std::ostream& err, const Message& message, Language language);

/// What a command works with. `options.request.language` is settled.
struct Call {
    const Options& options;
    const Environment& environment;
    /// The file of saved searches, which need not exist, and what is in it.
    const std::filesystem::path& saved_file;
    const SavedSearches& saved;
    /// Answers go here, everything else to `err`.
    Output& out;
    std::ostream& err;

    Language language() const { return options.request.language; }

    /// Throws `Misuse` when nobody said which index.
    const std::string& index() const;
    /// The same, and `IndexError` when it cannot be opened.
    Searcher open_index() const;
    render::TextStyle text_style() const;
    void complain(const Message& message) const { cli::complain(err, message, language()); }
};

/// A sub-command. Parsing, help, manual pages and completions walk the table of them. How one is added:
/// a file with its `run_…`, a row in `command_table`, rows in the option table for options of its own.
struct Command {
    std::string_view name;
    /// Its other name. Not a word that queries begin with, as `aide` or `pourquoi`; empty for none.
    std::string_view french_name;
    /// What follows the name, `[QUERY…]`; the first `operands` words are required and go to
    /// `Options::operands`, all others to the query.
    Text arguments;
    std::size_t operands;
    /// A line, for the list of commands; and a paragraph, for its own help.
    Text description;
    Text purpose;
    /// The options it takes: whole groups, and single ones by name. General options are for all.
    std::span<const OptionGroup> groups;
    std::span<const std::string_view> options;
    std::span<const Format> formats;
    ExitCode (*run)(const Call& call);
    /// What it says on a terminal may go through a pager.
    bool is_paged = true;
};

/// The first one is implied: `depeche-searcher paix`. A query that begins with a command's name is written
/// `search show` or `-- show`.
std::span<const Command> command_table();

/// The command of that name in either language, whatever the case and accents; null for none.
const Command* find_command(std::string_view name);

}  // namespace depeche::cli
