#pragma once

#include <cstddef>
#include <string>

#include "depeche/language.hpp"
#include "searcher/cli/options.hpp"

namespace depeche::cli {

/// What the surroundings tell the program: variables, empty when unset or unusable, and the terminal.
struct Environment {
    std::string index = {};           ///< DEPECHE_INDEX
    std::string locale = {};          ///< LC_ALL, else LC_MESSAGES, else LANG
    std::string columns = {};         ///< COLUMNS
    std::string no_color = {};        ///< NO_COLOR
    std::string clicolor_force = {};  ///< CLICOLOR_FORCE
    std::string term = {};            ///< TERM
    std::string term_program = {};    ///< TERM_PROGRAM
    std::string pager = {};           ///< DEPECHE_PAGER, else PAGER, else `less`
    std::string saved = {};           ///< DEPECHE_SAVED
    std::string config_folder = {};   ///< XDG_CONFIG_HOME, else `.config` in HOME; empty without either
    bool is_terminal = false;         ///< standard output is one
    /// Columns of that terminal; 0 when it does not say.
    std::size_t terminal_width = 0;
};

Environment read_environment();

/// The option beats NO_COLOR, which beats CLICOLOR_FORCE, which beats what standard output is.
bool wants_colour(When choice, const Environment& environment);

/// Whether titles and paths are to be links (OSC 8). Terminals do not tell whether they take them; those that
/// are known to print them as text get none.
bool wants_links(When choice, const Environment& environment);

/// The terminal's width, else COLUMNS, else 80.
std::size_t width(const Environment& environment);

}  // namespace depeche::cli
