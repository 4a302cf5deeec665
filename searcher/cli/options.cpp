#include "searcher/cli/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cxxopts.hpp>
#include <string_view>
#include <vector>

#include "searcher/cli/command.hpp"
#include "searcher/cli/option_table.hpp"
#include "searcher/render/glyphs.hpp"

namespace depeche::cli {

namespace {

/// A command line with the query taken out.
struct Parts {
    /// Long options, each with its value in one piece: `--limit=5`.
    std::vector<std::string> options;
    std::vector<std::string> words;
};

/// The value inside an argument (`--limit=5`, `-n5`), nothing when it is the next one.
std::optional<std::string_view> value_inside(std::string_view argument) {
    const bool is_long = argument.starts_with("--");
    const std::size_t begin = is_long ? argument.find('=') : 1;
    if (begin == argument.npos || (!is_long && argument.size() == 2))
        return std::nullopt;
    return argument.substr(begin + 1);
}

/// cxxopts would read `-paix` as the options p, a, i and x: what is no option of ours goes to the query
/// before it sees it. Unknown long options are left for it to complain about.
Parts split(std::span<const std::string> arguments) {
    Parts parts;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        const OptionRow* row = find_option(argument);
        if (argument == "--") {
            parts.words.insert(parts.words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                               arguments.end());
            break;
        }
        if (!row) {
            (argument.starts_with("--") ? parts.options : parts.words).push_back(argument);
            continue;
        }
        std::optional<std::string_view> value = value_inside(argument);
        if (!value && row->takes_value() && i + 1 < arguments.size())
            value = arguments[++i];
        parts.options.push_back(value ? fmt::format("--{}={}", row->name, *value)
                                      : fmt::format("--{}", row->name));
    }
    return parts;
}

/// Every value is text, empty for an option without one: our own conversions complain in both languages, and
/// cxxopts' lists would split at commas.
cxxopts::Options grammar() {
    cxxopts::Options grammar("depeche-searcher");
    for (const OptionRow& row : option_table()) {
        const auto text = cxxopts::value<std::string>();
        grammar.add_options()(std::string(row.name), "", row.takes_value() ? text : text->implicit_value(""));
    }
    return grammar;
}

/// The option or argument that a message of cxxopts speaks of, without its dashes: only the message has it.
std::string subject(const cxxopts::exceptions::exception& error) {
    const std::string_view message = error.what();
    const std::string_view open = "‘";
    const std::size_t begin = message.find(open);
    const std::size_t end = message.rfind("’");
    if (begin == message.npos || end == message.npos)
        return std::string(message);
    const std::string_view quoted = message.substr(begin + open.size(), end - begin - open.size());
    return std::string(quoted.substr(std::min(quoted.find_first_not_of('-'), quoted.size())));
}

Misuse unknown_option(const std::string& argument) {
    const std::string name = render::shortened(argument, longest_quote);
    return Misuse(
        {fmt::format("--{}\u00A0: option inconnue. Pour chercher ce mot, l’écrire après «\u00A0--\u00A0».",
                     name),
         fmt::format("--{}: unknown option. To search for this word, write it after '--'.", name)});
}

Misuse missing_value(const OptionRow& row) {
    return Misuse(
        {fmt::format("--{0}\u00A0: il manque la valeur. Écrire --{0} {1}.", row.name, row.argument.french),
         fmt::format("--{0}: the value is missing. Write --{0} {1}.", row.name, row.argument.english)});
}

Misuse unwanted_value(const OptionRow& row) {
    return Misuse({fmt::format("--{}\u00A0: cette option ne prend pas de valeur.", row.name),
                   fmt::format("--{}: this option takes no value.", row.name)});
}

/// The option is for other commands; the first of them is named.
Misuse out_of_place(const OptionRow& row, const Command& command) {
    const auto other = std::ranges::find_if(command_table(),
                                            [&](const Command& candidate) { return serves(row, candidate); });
    assert(other != command_table().end());
    return Misuse(
        {fmt::format("--{0}\u00A0: cette option n’est pas de {1}, mais de {2}\u00A0: depeche-searcher {2} "
                     "{3} --{0}.",
                     row.name, command.name, other->name, other->arguments.french),
         fmt::format("--{0}: this option is not of {1} but of {2}: depeche-searcher {2} {3} --{0}.", row.name,
                     command.name, other->name, other->arguments.english)});
}

Misuse missing_operand(const Command& command) {
    return Misuse({fmt::format("{0}\u00A0: il manque un argument. Écrire depeche-searcher {0} {1}.",
                               command.name, command.arguments.french),
                   fmt::format("{0}: an argument is missing. Write depeche-searcher {0} {1}.", command.name,
                               command.arguments.english)});
}

Misuse unknown_format(Format format, const Command& command) {
    Message allowed;
    for (const Format known : command.formats) {
        const std::string_view separator = known == command.formats.front() ? "" : ", ";
        allowed.french.append(separator).append(name(known).french);
        allowed.english.append(separator).append(name(known).english);
    }
    return Misuse({fmt::format("--format {}\u00A0: {} n’a pas ce format, mais\u00A0: {}.",
                               name(format).french, command.name, allowed.french),
                   fmt::format("--format {}: {} does not have this format, only: {}.", name(format).english,
                               command.name, allowed.english)});
}

cxxopts::ParseResult parsed(const std::vector<std::string>& arguments) try {
    std::vector<const char*> pointers{"depeche-searcher"};
    for (const std::string& argument : arguments)
        pointers.push_back(argument.c_str());
    return grammar().parse(static_cast<int>(pointers.size()), pointers.data());
} catch (const cxxopts::exceptions::missing_argument& error) {
    throw missing_value(*find_option("--" + subject(error)));
} catch (const cxxopts::exceptions::parsing& error) {
    throw unknown_option(subject(error));
}

}  // namespace

Options parse_options(std::span<const std::string> arguments, const Command& command, Options defaults) {
    Parts parts = split(arguments);
    Options options = std::move(defaults);
    const cxxopts::ParseResult result = parsed(parts.options);
    for (const cxxopts::KeyValue& argument : result.arguments()) {
        const OptionRow& row = *find_option("--" + argument.key());
        if (!row.takes_value() && !argument.value().empty())
            throw unwanted_value(row);
        if (!serves(row, command))
            throw out_of_place(row, command);
        row.apply(options, row, argument.value());
    }
    const auto query =
        parts.words.begin() + static_cast<std::ptrdiff_t>(std::min(command.operands, parts.words.size()));
    options.operands.assign(parts.words.begin(), query);
    options.words.assign(query, parts.words.end());
    options.request.text = fmt::format("{}", fmt::join(options.words, " "));
    if (options.action != Action::run)
        return options;
    if (options.operands.size() < command.operands)
        throw missing_operand(command);
    if (std::ranges::find(command.formats, options.format) == command.formats.end())
        throw unknown_format(options.format, command);
    // A line a hit is for programs, which want them all.
    const bool is_lines = options.format == Format::jsonl || options.format == Format::csv;
    options.all = options.all || (is_lines && !options.limited && options.request.cursor.empty());
    return options;
}

std::optional<std::size_t> first_word(std::span<const std::string> arguments) {
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
        const OptionRow* row = find_option(arguments[i]);
        if (!row && !arguments[i].starts_with("--"))
            return i;
        if (row && row->takes_value() && !value_inside(arguments[i]))
            ++i;
    }
    return std::nullopt;
}

std::optional<std::string> requested(std::span<const std::string> arguments, std::string_view option) {
    const std::string beginning = fmt::format("--{}=", option);
    std::optional<std::string> value;
    for (const std::string& argument : split(arguments).options)
        if (argument.starts_with(beginning))
            value = argument.substr(beginning.size());
    return value;
}

std::optional<Language> requested_language(std::span<const std::string> arguments) {
    const std::optional<std::string> value = requested(arguments, "lang");
    if (value == "fr")
        return Language::french;
    if (value == "en")
        return Language::english;
    return std::nullopt;
}

}  // namespace depeche::cli
