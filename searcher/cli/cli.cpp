#include "searcher/cli/cli.hpp"

#include <optional>
#include <ostream>
#include <utility>
#include <vector>

#include "searcher/cli/command.hpp"
#include "searcher/cli/help.hpp"

namespace depeche::cli {

namespace {

/// What is to be done, and with which arguments.
struct Order {
    const Command& command;
    /// It was named, not implied.
    bool named;
    std::vector<std::string> arguments;
};

Order read_order(std::span<const std::string> arguments) {
    std::vector<std::string> others(arguments.begin(), arguments.end());
    const std::optional<std::size_t> at = first_word(arguments);
    const Command* const named = at ? find_command(arguments[*at]) : nullptr;
    if (!named)
        return {command_table().front(), false, std::move(others)};
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(*at));
    return {*named, true, std::move(others)};
}

ExitCode execute(const Order& order, const Environment& environment, Output& out, std::ostream& err) {
    Options options = parse_options(order.arguments, order.command);
    options.request.language = options.language.value_or(language_of_locale(environment.locale));
    const Language language = options.request.language;
    switch (options.action) {
        case Action::help:
            out.write(order.named ? help(order.command, language, width(environment))
                                  : help(language, width(environment)));
            return found;
        case Action::version:
            out.write("depeche-searcher " DEPECHE_VERSION "\n");
            return found;
        case Action::run:
            break;
    }
    return order.command.run({options, environment, out, err});
}

}  // namespace

int run(std::span<const std::string> arguments, const Environment& environment, std::ostream& out,
        std::ostream& err) {
    Options options;
    options.request.language = requested_language(arguments).value_or(language_of_locale(environment.locale));
    Output output(out);
    const Call complaints{options, environment, output, err};
    const Order order = read_order(arguments);
    if (arguments.empty()) {
        err << usage(order.command, complaints.language());
        return misused;
    }
    try {
        return execute(order, environment, output, err);
    } catch (const Misuse& error) {
        complaints.complain(error.message);
        err << usage(order.command, complaints.language());
        return misused;
    } catch (const InputError& error) {
        complaints.complain(error.message);
        return misused;
    } catch (const Error& error) {
        complaints.complain(error.message);
        return failed;
    } catch (const std::exception& error) {
        complaints.complain({error.what(), error.what()});
        return failed;
    }
}

}  // namespace depeche::cli
