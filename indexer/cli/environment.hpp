#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "depeche/language.hpp"

namespace depeche::indexer {

/// What the surroundings tell the program: variables, empty when unset, and the terminal.
struct Environment {
    std::string index = {};               ///< DEPECHE_INDEX
    std::string locale = {};              ///< LC_ALL, else LC_MESSAGES, else LANG
    bool shows_progress = false;          ///< standard error is a terminal
    std::vector<std::string> names = {};  ///< the files of DEPECHE_NAMES
    std::chrono::sys_seconds now = {};    ///< the clock, read once: what embargoes are judged by
    std::chrono::system_clock::time_point (*clock)() =
        std::chrono::system_clock::now;  ///< what reports and logs are dated by
};

Environment read_environment();

}  // namespace depeche::indexer
