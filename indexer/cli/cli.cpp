#include "indexer/cli/cli.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <ostream>
#include <string_view>

#include "depeche/error.hpp"
#include "indexer/cli/help.hpp"
#include "schema/system_reason.hpp"

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

/// Whoever closed the pipe has seen enough; any other failure to write loses the answer.
void write(const std::string& answer, std::ostream& out) {
    errno = 0;
    out << answer << std::flush;
    if (out || errno == EPIPE)
        return;
    const Message reason = schema::system_reason(errno);
    throw Error({fmt::format("le compte rendu ne peut pas être écrit : {}", reason.french),
                 fmt::format("the report cannot be written: {}", reason.english)});
}

CommandResult execute(std::span<const std::string> arguments, const Environment& environment,
                      Language language, std::ostream& out, std::ostream& err, const StopFlag& stop) {
    const Command& command = take_command(arguments);
    const Options options = parse_options(arguments, command.name);
    if (options.help)
        return {help(language)};
    if (options.version)
        return {fmt::format("{} {}\n", program, DEPECHE_VERSION)};
    return command.run({options, environment, language, out, err, stop});
}

}  // namespace

ExitCode run(std::span<const std::string> arguments, const Environment& environment, std::ostream& out,
             std::ostream& err, const StopFlag& stop) {
    const Language language = requested_language(arguments).value_or(language_of_locale(environment.locale));
    constexpr Text colon{"\u00a0: ", ": "};
    const auto complain = [&](const Message& message) {
        err << program << colon.in(language) << message.in(language) << '\n';
    };
    try {
        const CommandResult result = execute(arguments, environment, language, out, err, stop);
        write(result.answer, out);
        return result.code;
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
