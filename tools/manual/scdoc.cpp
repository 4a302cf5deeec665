#include <fmt/format.h>

#include <string_view>

#include "tools/manual/program.hpp"

namespace depeche::manual {

namespace {

/// What scdoc would take for its own marks.
std::string escaped(std::string_view text) {
    constexpr std::string_view marks = "\\*_#[]|;<>`~.-";
    std::string result;
    for (const char c : text) {
        if (marks.find(c) != std::string_view::npos)
            result += '\\';
        result += c;
    }
    return result;
}

std::string bold(std::string_view text) {
    return fmt::format("*{}*", escaped(text));
}

/// A term and what it means, indented below.
std::string entry(std::string_view term, std::string_view explanation) {
    return fmt::format("{}\n\t{}\n\n", term, escaped(explanation));
}

std::string heading(const Text& text, Language language) {
    return fmt::format("# {}\n\n", text.in(language));
}

std::string option_term(const Option& option, Language language) {
    std::string term = option.letter ? bold(fmt::format("-{}", option.letter)) + ", " : std::string();
    term += bold("--" + option.name);
    if (option.value != Value::none)
        term += fmt::format(" _{}_", escaped(option.argument.in(language)));
    return term;
}

std::string synopsis(const Program& program, const Command& command, Language language) {
    const bool implied = &command == &program.commands.front();
    return fmt::format("{} {} [_OPTIONS_] {}\n", bold(program.name),
                       implied ? fmt::format("\\[{}\\]", bold(command.name)) : bold(command.name),
                       escaped(command.arguments.in(language)));
}

/// A command with its options, each under the heading of its group where that changes.
std::string chapter(const Program& program, const Command& command, Language language) {
    std::string text = fmt::format("## {}\n\n", escaped(command.name));
    text += synopsis(program, command, language) + '\n';
    const std::string_view purpose = command.purpose.in(language);
    text += escaped(purpose.empty() ? command.description.in(language) : purpose) + "\n\n";
    for (const Option& option : command.options)
        text += entry(option_term(option, language), option.description.in(language));
    return text;
}

std::string names(const Command& command) {
    return command.other_name.empty() ? bold(command.name)
                                      : bold(command.name) + ", " + bold(command.other_name);
}

}  // namespace

std::string scdoc(const Program& program, Language language) {
    std::string page = fmt::format("{}(1) \"Dépêche {}\" \"Dépêche\"\n\n", program.name, DEPECHE_VERSION);
    page += heading({"NOM", "NAME"}, language);
    page += fmt::format("{} - {}\n\n", program.name, escaped(program.description.in(language)));
    page += heading({"SYNOPSIS", "SYNOPSIS"}, language);
    for (const Command& command : program.commands)
        page += synopsis(program, command, language) + '\n';
    page += heading({"DESCRIPTION", "DESCRIPTION"}, language);
    for (const Text& paragraph : program.purpose)
        page += escaped(paragraph.in(language)) + "\n\n";
    for (const Command& command : program.commands)
        page += entry(names(command), command.description.in(language));
    page += heading({"COMMANDES", "COMMANDS"}, language);
    for (const Command& command : program.commands)
        page += chapter(program, command, language);
    for (const Section& section : program.sections) {
        page += heading(section.heading, language);
        for (const Entry& one : section.entries)
            page += entry(bold(one.term.in(language)), one.explanation.in(language));
    }
    page += heading({"VOIR AUSSI", "SEE ALSO"}, language);
    for (const std::string_view other : {"depeche-indexer", "depeche-searcher"})
        if (other != program.name)
            page += bold(other) + "(1)\n";
    return page;
}

}  // namespace depeche::manual
