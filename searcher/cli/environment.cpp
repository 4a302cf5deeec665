#include "searcher/cli/environment.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>

namespace depeche::cli {

namespace {

std::string variable(const char* name) {
    const char* const value = std::getenv(name);
    return value ? value : "";
}

/// The first that is set decides, as POSIX has it.
std::string message_locale() {
    for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (std::string value = variable(name); !value.empty())
            return value;
    return {};
}

std::size_t columns_of_terminal() {
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

Environment read_environment() {
    return {.index = variable("DEPECHE_INDEX"),
            .locale = message_locale(),
            .columns = variable("COLUMNS"),
            .no_color = variable("NO_COLOR"),
            .clicolor_force = variable("CLICOLOR_FORCE"),
            .term = variable("TERM"),
            .is_terminal = isatty(STDOUT_FILENO) == 1,
            .terminal_width = columns_of_terminal()};
}

bool wants_colour(Colour choice, const Environment& environment) {
    if (choice != Colour::automatic)
        return choice == Colour::always;
    if (!environment.no_color.empty())
        return false;
    if (!environment.clicolor_force.empty() && environment.clicolor_force != "0")
        return true;
    return environment.is_terminal && environment.term != "dumb";
}

std::size_t width(const Environment& environment) {
    constexpr std::size_t usual = 80;
    if (environment.terminal_width > 0)
        return environment.terminal_width;
    std::size_t columns = 0;
    const std::string& text = environment.columns;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
    return error == std::errc{} && *stop == '\0' && columns > 0 ? columns : usual;
}

}  // namespace depeche::cli
