#include "searcher/cli/cli.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <ostream>
#include <utility>
#include <vector>

#include "searcher/cli/clock.hpp"
#include "searcher/cli/command.hpp"
#include "searcher/cli/config.hpp"
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

std::filesystem::path in_config_folder(const Environment& environment, std::string_view name) {
    if (environment.config_folder.empty())
        return {};
    return std::filesystem::path(environment.config_folder) / "depeche" / name;
}

Options configured(const Order& order, const Environment& environment) {
    if (const auto file = requested(order.arguments, "config"))
        return read_config(*file, Existence::must_exist, order.command, environment);
    return read_config(in_config_folder(environment, "config.toml"), Existence::optional, order.command,
                       environment);
}

/// The option, else the variable, else the usual place.
std::filesystem::path saved_file(const Options& options, const Environment& environment) {
    for (const std::string& named : {options.saved, environment.saved})
        if (!named.empty())
            return named;
    return in_config_folder(environment, "saved");
}

/// Throws `InputError` for a file that was named and cannot be read.
SavedSearches read_saved(const std::filesystem::path& file, bool was_named) {
    std::error_code ignored;
    if (std::ifstream in(file); in && !std::filesystem::is_directory(file, ignored))
        return parse_saved_searches(std::string(std::istreambuf_iterator<char>(in), {}), file);
    if (was_named)
        throw InputError(
            {fmt::format("le fichier de recherches enregistrées «\u00A0{}\u00A0» ne peut pas être lu.",
                         file.string()),
             fmt::format("the file of saved searches '{}' cannot be read.", file.string())});
    return {};
}

/// Answers go through a pager where somebody reads them on a terminal.
void page(Output& out, const Options& options, const Environment& environment) {
    const std::string& command = options.pager.value_or(environment.pager);
    if (environment.is_terminal && environment.term != "dumb" && !command.empty() && command != "cat")
        out.page_through(command);
}

ExitCode execute(const Order& order, const Environment& environment, Output& out, std::ostream& err) {
    Options options = parse_options(order.arguments, order.command, configured(order, environment));
    const Language language = options.language.value_or(language_of_locale(environment.locale));
    options.request.language = language;
    if (options.request.favours_recent && !options.request.now)
        options.request.now = today();
    if (options.action == Action::version) {
        out.write("depeche-searcher " DEPECHE_VERSION "\n");
        return found;
    }
    if (order.command.is_paged || options.action == Action::help)
        page(out, options, environment);
    ExitCode code = found;
    if (options.action == Action::help) {
        out.write(order.named ? help(order.command, language, width(environment))
                              : help(language, width(environment)));
    } else {
        const std::filesystem::path file = saved_file(options, environment);
        const SavedSearches saved = read_saved(file, !options.saved.empty() || !environment.saved.empty());
        for (const Message& complaint : saved.complaints)
            complain(err, complaint, language);
        options.request.saved_queries = saved.by_name();
        code = order.command.run({options, environment, file, saved, out, err});
    }
    out.finish();
    return code;
}

}  // namespace

int run(std::span<const std::string> arguments, const Environment& environment, std::ostream& out,
        std::ostream& err) {
    const Language language = requested_language(arguments).value_or(language_of_locale(environment.locale));
    Output output(out);
    const Order order = read_order(arguments);
    if (arguments.empty()) {
        err << usage(order.command, language);
        return misused;
    }
    try {
        return execute(order, environment, output, err);
    } catch (const Misuse& error) {
        complain(err, error.message, language);
        err << usage(order.command, language);
        return misused;
    } catch (const InputError& error) {
        complain(err, error.message, language);
        return misused;
    } catch (const Error& error) {
        complain(err, error.message, language);
        return failed;
    } catch (const std::exception& error) {
        complain(err, {error.what(), error.what()}, language);
        return failed;
    }
}

}  // namespace depeche::cli
