#include "indexer/cli/cli.hpp"

#include <algorithm>
#include <exception>
#include <ostream>
#include <string_view>

#include "depeche/error.hpp"
#include "indexer/cli/help.hpp"

namespace depeche::indexer {

namespace {

constexpr std::string_view program = "depeche-indexer";

/// The command that the first argument names, which is then taken off; the first of the table otherwise.
const Command& take_command(std::span<const std::string>& arguments) {
    const auto commands = command_table();
    const auto named = std::ranges::find_if(
        commands, [&](const Command& command) { return !arguments.empty() && command.name == arguments[0]; });
    if (named == commands.end())
        return commands.front();
    arguments = arguments.subspan(1);
    return *named;
}

std::string_view introduction(Language language) {
    return language == Language::french ? "\u00a0: " : ": ";
}

}  // namespace

ExitCode run(std::span<const std::string> arguments, const Environment& environment, std::ostream& out,
             std::ostream& err, const StopFlag& stop) {
    Language language = requested_language(arguments).value_or(language_of_locale(environment.locale));
    const auto complain = [&](const Message& message) {
        err << program << introduction(language) << message.in(language) << '\n';
    };
    try {
        const Command& command = take_command(arguments);
        const Options options = parse_options(arguments);
        if (options.help) {
            out << help(language);
            return all_taken;
        }
        if (options.version) {
            out << program << ' ' << DEPECHE_VERSION << '\n';
            return all_taken;
        }
        return command.run({options, environment, language, out, err, stop});
    } catch (const Misuse& misuse) {
        complain(misuse.message);
        err << hint(language);
        return misused;
    } catch (const Error& error) {
        complain(error.message);
    } catch (const std::exception& error) {
        complain({error.what(), error.what()});
    }
    return failed;
}

}  // namespace depeche::indexer
