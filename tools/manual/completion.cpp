#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "tools/manual/program.hpp"

namespace depeche::manual {

namespace {

/// The name of a shell function for a program.
std::string function_name(const Program& program) {
    std::string name = "_" + program.name;
    std::ranges::replace(name, '-', '_');
    return name;
}

/// In single quotes, as all three shells read them.
std::string quoted(std::string_view text, std::string_view quote_inside) {
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'')
            result += quote_inside;
        else
            result += c;
    }
    return result + '\'';
}

std::string posix_quoted(std::string_view text) {
    return quoted(text, "'\\''");
}

std::string fish_quoted(std::string_view text) {
    return quoted(text, "\\'");
}

std::string words(const Option& option, Language language) {
    std::vector<std::string_view> list;
    for (const Text& choice : option.choices)
        list.push_back(choice.in(language));
    return fmt::format("{}", fmt::join(list, " "));
}

std::string names(const Command& command, std::string_view separator) {
    return command.other_name.empty() ? command.name
                                      : fmt::format("{}{}{}", command.name, separator, command.other_name);
}

/// Options of all commands, each once.
std::vector<Option> all_options(const Program& program) {
    std::vector<Option> all;
    for (const Command& command : program.commands)
        for (const Option& option : command.options)
            if (std::ranges::find(all, option.name, &Option::name) == all.end())
                all.push_back(option);
    return all;
}

constexpr std::string_view is_french = "${LC_ALL:-${LC_MESSAGES:-$LANG}} == fr*";

std::string bash_value(const Option& option) {
    const std::string names =
        option.letter ? fmt::format("-{}|--{}", option.letter, option.name) : "--" + option.name;
    switch (option.value) {
        case Value::none:
            return {};
        case Value::any:
            return fmt::format("        {}) return ;;\n", names);
        case Value::choice:
            return fmt::format(
                "        {})\n            [[ {} ]] && words={} || words={}\n"
                "            COMPREPLY=($(compgen -W \"$words\" -- \"$cur\")); return ;;\n",
                names, is_french, posix_quoted(words(option, Language::french)),
                posix_quoted(words(option, Language::english)));
        case Value::file:
        case Value::folder:
            break;
    }
    return fmt::format(
        "        {}) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -{} -- \"$cur\"); return ;;\n",
        names, option.value == Value::file ? 'f' : 'd');
}

std::string zsh_value(const Option& option, Language language) {
    const std::string_view argument = option.argument.in(language);
    switch (option.value) {
        case Value::none:
            return {};
        case Value::any:
            return fmt::format(":{}: ", argument);
        case Value::choice:
            return fmt::format(":{}:({})", argument, words(option, language));
        case Value::file:
            return fmt::format(":{}:_files", argument);
        case Value::folder:
            break;
    }
    return fmt::format(":{}:_files -/", argument);
}

/// What `_arguments` would take for the end of a description or a separator.
std::string zsh_escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':')
            result += '\\';
        result += c;
    }
    return result;
}

std::string zsh_arguments(const Program& program, const Command& command, Language language) {
    std::string text = "_arguments -S";
    for (const Option& option : command.options) {
        const std::string rest =
            fmt::format("[{}]{}", zsh_escaped(option.description.in(language)), zsh_value(option, language));
        const std::string_view equals = option.value == Value::none ? "" : "=";
        text += " \\\n            " + posix_quoted(fmt::format("*--{}{}{}", option.name, equals, rest));
        if (option.letter)
            text +=
                " \\\n            " + posix_quoted(fmt::format("*-{}{}{}", option.letter,
                                                               option.value == Value::none ? "" : "+", rest));
    }
    return text + (program.takes_paths ? " \\\n            '*:path:_files'" : " \\\n            '*: : '");
}

std::string zsh_commands(const Program& program, Language language) {
    std::string text;
    for (const Command& command : program.commands)
        text += ' ' + posix_quoted(fmt::format("{}:{}", command.name, command.description.in(language)));
    return text;
}

std::string fish_option(const Program& program, const Command& command, const Option& option,
                        Language language) {
    std::string line = fmt::format("    complete -c {} -n 'test (_{}_command) = {}' -l {}", program.name,
                                   function_name(program), command.name, option.name);
    if (option.letter)
        line += fmt::format(" -s {}", option.letter);
    if (option.value == Value::any)
        line += " -x";
    if (option.value == Value::choice)
        line += " -x -a " + fish_quoted(words(option, language));
    if (option.value == Value::file)
        line += " -r -F";
    if (option.value == Value::folder)
        line += " -x -a '(__fish_complete_directories)'";
    return line + " -d " + fish_quoted(option.description.in(language)) + '\n';
}

std::string fish_lines(const Program& program, Language language) {
    std::string text;
    for (const Command& command : program.commands) {
        text += fmt::format("    complete -c {} -n '__fish_is_nth_token 1' -a {} -d {}\n", program.name,
                            command.name, fish_quoted(command.description.in(language)));
        for (const Option& option : command.options)
            text += fish_option(program, command, option, language);
    }
    return text;
}

}  // namespace

std::string bash_completion(const Program& program) {
    const std::string function = function_name(program);
    const Command& implied = program.commands.front();
    std::string text = fmt::format(
        "# Completes the arguments of {0} in bash.\n"
        "{1}() {{\n"
        "    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} command={2} word "
        "words\n"
        "    COMPREPLY=()\n"
        "    if [[ $cur == = ]]; then\n        cur=\n"
        "    elif [[ $prev == = ]]; then\n        prev=${{COMP_WORDS[COMP_CWORD-2]}}\n    fi\n"
        "    for word in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; do\n        case $word in\n",
        program.name, function, implied.name);
    for (const Command& command : program.commands)
        text += fmt::format("            {}) command={}; break ;;\n", names(command, "|"), command.name);
    text += "        esac\n    done\n    case $prev in\n";
    for (const Option& option : all_options(program))
        text += bash_value(option);
    text += "    esac\n    case $command in\n";
    for (const Command& command : program.commands) {
        std::string options;
        for (const Option& option : command.options)
            options += (options.empty() ? "--" : " --") + option.name;
        text += fmt::format("        {}) words='{}' ;;\n", command.name, options);
    }
    text +=
        "    esac\n    if [[ $cur == -* ]]; then\n        COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n "
        "       return\n    fi\n";
    if (program.takes_paths)
        text +=
            "    compopt -o filenames 2>/dev/null\n    mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n";
    std::string commands;
    for (const Command& command : program.commands)
        commands += (commands.empty() ? "" : " ") + command.name;
    text += fmt::format(
        "    if ((COMP_CWORD == 1)); then\n        COMPREPLY+=($(compgen -W '{}' -- \"$cur\"))\n    fi\n}}\n"
        "complete -F {} {}\n",
        commands, function, program.name);
    return text;
}

std::string zsh_completion(const Program& program) {
    const std::string function = function_name(program);
    std::string text = fmt::format(
        "#compdef {0}\n# Completes the arguments of {0} in zsh.\n{1}() {{\n"
        "    local command={2} word french=\n    local -a commands\n    [[ {3} ]] && french=1\n"
        "    for word in ${{words[2,CURRENT-1]}}; do\n        case $word in\n",
        program.name, function, program.commands.front().name, is_french);
    for (const Command& command : program.commands)
        text += fmt::format("            {}) command={}; break ;;\n", names(command, "|"), command.name);
    text += fmt::format(
        "        esac\n    done\n    if [[ -n $french ]]; then\n        commands=({})\n    else\n        "
        "commands=({})\n    fi\n"
        "    if ((CURRENT == 2)) && [[ $PREFIX != -* ]]; then\n        _describe -t commands command "
        "commands\n{}    fi\n"
        "    case $command${{french:+-french}} in\n",
        zsh_commands(program, Language::french), zsh_commands(program, Language::english),
        program.takes_paths ? "        _files\n        return\n" : "        return\n");
    for (const Command& command : program.commands)
        text += fmt::format("        {0}) {1} ;;\n        {0}-french) {2} ;;\n", command.name,
                            zsh_arguments(program, command, Language::english),
                            zsh_arguments(program, command, Language::french));
    return text + fmt::format("    esac\n}}\n{} \"$@\"\n", function);
}

std::string fish_completion(const Program& program) {
    const std::string function = function_name(program);
    std::string text = fmt::format(
        "# Completes the arguments of {} in fish.\nfunction _{}_command\n"
        "    for word in (commandline -opc)[2..]\n        switch $word\n",
        program.name, function);
    for (const Command& command : program.commands)
        text += fmt::format("            case {}\n                echo {}\n                return\n",
                            names(command, " "), command.name);
    text += fmt::format("        end\n    end\n    echo {}\nend\n", program.commands.front().name);
    if (!program.takes_paths)
        text += fmt::format("complete -c {} -f\n", program.name);
    text += "if string match -q 'fr*' -- $LC_ALL $LC_MESSAGES $LANG\n" +
            fish_lines(program, Language::french) + "else\n" + fish_lines(program, Language::english) +
            "end\n";
    return text;
}

}  // namespace depeche::manual
