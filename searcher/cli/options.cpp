#include "searcher/cli/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cxxopts.hpp>
#include <string_view>
#include <vector>

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

Misuse out_of_place(const OptionRow& row, Command command) {
    if (command == Command::show)
        return Misuse({fmt::format("--{}\u00A0: cette option sert à chercher, pas à show.", row.name),
                       fmt::format("--{}: this option is for searching, not for show.", row.name)});
    return Misuse(
        {fmt::format("--{0}\u00A0: cette option est de show. Écrire depeche-searcher show IDENTIFIANT --{0}.",
                     row.name),
         fmt::format("--{0}: this option is of show. Write depeche-searcher show ID --{0}.", row.name)});
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

Options parse_options(std::span<const std::string> arguments, Command command) {
    Parts parts = split(arguments);
    Options options{.command = command};
    const cxxopts::ParseResult result = parsed(parts.options);
    for (const cxxopts::KeyValue& argument : result.arguments()) {
        const OptionRow& row = *find_option("--" + argument.key());
        if (!row.takes_value() && !argument.value().empty())
            throw unwanted_value(row);
        if (!serves(row, command))
            throw out_of_place(row, command);
        row.apply(options, row, argument.value());
    }
    if (command == Command::show && !parts.words.empty()) {
        options.id = std::move(parts.words.front());
        parts.words.erase(parts.words.begin());
    }
    options.request.text = fmt::format("{}", fmt::join(parts.words, " "));
    return options;
}

std::optional<Language> requested_language(std::span<const std::string> arguments) {
    std::optional<Language> language;
    for (const std::string& option : split(arguments).options) {
        if (option == "--lang=fr")
            language = Language::french;
        if (option == "--lang=en")
            language = Language::english;
    }
    return language;
}

}  // namespace depeche::cli
