#include "searcher/cli/command.hpp"
#include "searcher/cli/help.hpp"
#include "searcher/cli/option_table.hpp"
#include "tools/manual/program.hpp"

namespace depeche::manual {

namespace {

Option option(const cli::OptionRow& row) {
    const std::span<const Text> choices = row.choices();
    const Value value = !row.takes_value() ? Value::none
                        : !choices.empty() ? Value::choice
                                           : value_called(row.argument.english);
    return {row.letter,
            std::string(row.name),
            row.argument,
            row.description,
            value,
            {choices.begin(), choices.end()},
            cli::heading(row.group)};
}

Command command(const cli::Command& one) {
    Command result{
        std::string(one.name), std::string(one.french_name), one.arguments, one.description, one.purpose, {}};
    for (const cli::OptionRow& row : cli::option_table())
        if (cli::serves(row, one))
            result.options.push_back(option(row));
    return result;
}

}  // namespace

Program searcher() {
    Program program{.name = "depeche-searcher",
                    .description = {"cherche dans un index de dépêches", "searches an index of dispatches"},
                    .purpose = {cli::command_table().front().purpose},
                    .commands = {},
                    .takes_paths = false,
                    .sections = {}};
    for (const cli::Command& one : cli::command_table())
        program.commands.push_back(command(one));
    for (const auto& sections : {cli::query_sections(), cli::surroundings_sections()})
        for (const cli::HelpSection& section : sections) {
            Section copy{section.heading, {}};
            for (const cli::HelpEntry& entry : section.entries)
                copy.entries.push_back({entry.term, entry.explanation});
            program.sections.push_back(std::move(copy));
        }
    return program;
}

}  // namespace depeche::manual
