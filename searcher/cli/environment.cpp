#include "searcher/cli/environment.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <string_view>

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

/// A variable that is set to nothing switches paging off.
std::string pager_command() {
    for (const char* const name : {"DEPECHE_PAGER", "PAGER"})
        if (const char* const value = std::getenv(name))
            return value;
    return "less";
}

/// As the XDG base directory specification has it: a relative path does not count.
std::string config_folder() {
    if (std::string folder = variable("XDG_CONFIG_HOME"); folder.starts_with('/'))
        return folder;
    const std::string home = variable("HOME");
    return home.empty() ? std::string() : home + "/.config";
}

}  // namespace

Environment read_environment() {
    return {.index = variable("DEPECHE_INDEX"),
            .locale = message_locale(),
            .columns = variable("COLUMNS"),
            .no_color = variable("NO_COLOR"),
            .clicolor_force = variable("CLICOLOR_FORCE"),
            .term = variable("TERM"),
            .term_program = variable("TERM_PROGRAM"),
            .pager = pager_command(),
            .saved = variable("DEPECHE_SAVED"),
            .config_folder = config_folder(),
            .is_terminal = isatty(STDOUT_FILENO) == 1,
            .terminal_width = columns_of_terminal()};
}

bool wants_links(When choice, const Environment& environment) {
    if (choice != When::automatic)
        return choice == When::always;
    constexpr auto without =
        std::to_array<std::string_view>({"dumb", "linux", "eterm", "screen", "rxvt", "vt"});
    return environment.is_terminal && wants_colour(When::automatic, environment) &&
           !environment.term.empty() && environment.term_program != "Apple_Terminal" &&
           std::ranges::none_of(without,
                                [&](std::string_view name) { return environment.term.starts_with(name); });
}

bool wants_colour(When choice, const Environment& environment) {
    if (choice != When::automatic)
        return choice == When::always;
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
