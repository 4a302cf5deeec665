#include <algorithm>
#include <string_view>

#include "indexer/cli/commands.hpp"
#include "indexer/cli/help.hpp"
#include "indexer/cli/options.hpp"
#include "tools/manual/program.hpp"

namespace depeche::manual {

namespace {

Option option(const indexer::OptionRow& row) {
    Option result{row.letter, std::string(row.name), row.argument, row.description, Value::none,
                  {},         {"Options", "Options"}};
    if (!row.takes_value())
        return result;
    // `fr|en` lists what it takes.
    if (row.argument.english.find('|') == std::string_view::npos) {
        result.value = value_called(row.argument.english);
        return result;
    }
    result.value = Value::choice;
    std::string_view words = row.argument.english;
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find('|'));
        result.choices.push_back({word, word});
        words.remove_prefix(std::min(word.size() + 1, words.size()));
    }
    return result;
}

Command command(const indexer::Command& one) {
    Command result{std::string(one.name), {}, {"CHEMIN…", "PATH…"}, one.description, {}, {}};
    for (const indexer::OptionRow& row : indexer::option_table())
        if (row.goes_with(one.name))
            result.options.push_back(option(row));
    return result;
}

}  // namespace

Program indexer() {
    Program program{.name = "depeche-indexer",
                    .description = {"met des dépêches dans un index", "puts dispatches into an index"},
                    .purpose = {indexer::purpose(), indexer::exit_codes()},
                    .commands = {},
                    .takes_paths = true,
                    .sections = {}};
    for (const indexer::Command& one : indexer::command_table())
        program.commands.push_back(command(one));
    return program;
}

}  // namespace depeche::manual
