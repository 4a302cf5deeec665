#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "depeche/language.hpp"
#include "searcher/cli/options.hpp"

namespace depeche::cli {

/// One option: parsing and help both walk the table.
struct OptionRow {
    /// 0 for none.
    char letter;
    std::string_view name;
    /// What stands for the value in the help; empty for an option without one.
    Text argument;
    OptionGroup group;
    Text description;
    /// Takes a value over into the options, or throws `Misuse` naming the option and what it allows.
    void (*apply)(Options& options, const OptionRow& row, const std::string& value);

    /// The words it takes, in the order of the table of choices; empty when it takes any.
    std::span<const Text> (*choices)() = [] { return std::span<const Text>(); };

    bool takes_value() const { return !argument.english.empty(); }
};

/// What a message quotes of an argument is cut to this many columns.
inline constexpr std::size_t longest_quote = 60;

std::span<const OptionRow> option_table();

/// The row an argument names (`--limit`, `--limit=5`, `-n`, `-n5`); null for none.
const OptionRow* find_option(std::string_view argument);

/// Whether a command takes the option.
bool serves(const OptionRow& row, const Command& command);

/// All groups, in the order of help.
inline constexpr auto option_groups = std::to_array<OptionGroup>(
    {OptionGroup::answers, OptionGroup::filters, OptionGroup::display, OptionGroup::dispatch,
     OptionGroup::values, OptionGroup::alerts, OptionGroup::server, OptionGroup::site, OptionGroup::general});

Text heading(OptionGroup group);

/// The name of a format as it is given.
Text name(Format format);

}  // namespace depeche::cli
