#pragma once

#include <cstddef>
#include <string>

#include "depeche/language.hpp"
#include "searcher/cli/options.hpp"

namespace depeche::cli {

/// What the surroundings tell the program: variables, empty when unset, and the terminal.
struct Environment {
    std::string index = {};           ///< DEPECHE_INDEX
    std::string locale = {};          ///< LC_ALL, else LC_MESSAGES, else LANG
    std::string columns = {};         ///< COLUMNS
    std::string no_color = {};        ///< NO_COLOR
    std::string clicolor_force = {};  ///< CLICOLOR_FORCE
    std::string term = {};            ///< TERM
    bool is_terminal = false;         ///< standard output is one
    /// Columns of that terminal; 0 when it does not say.
    std::size_t terminal_width = 0;
};

Environment read_environment();

/// The option beats NO_COLOR, which beats CLICOLOR_FORCE, which beats what standard output is.
bool wants_colour(Colour choice, const Environment& environment);

/// The terminal's width, else COLUMNS, else 80.
std::size_t width(const Environment& environment);

}  // namespace depeche::cli
