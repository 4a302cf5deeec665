#include "indexer/cli/environment.hpp"

#include <unistd.h>

#include <cstdlib>
#include <sstream>
#include <string_view>

namespace depeche::indexer {

namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

/// Separated by colons, as in PATH.
std::vector<std::string> paths(const char* name) {
    std::vector<std::string> result;
    std::istringstream list(variable(name));
    for (std::string path; std::getline(list, path, ':');)
        if (!path.empty())
            result.push_back(path);
    return result;
}

std::string locale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (std::string value = variable(name); !value.empty())
            return value;
    return {};
}

bool is_dumb_terminal() {
    const std::string term = variable("TERM");
    return term.empty() || term == "dumb";
}

}  // namespace

Environment read_environment() {
    return {variable("DEPECHE_INDEX"),
            locale(),
            ::isatty(STDERR_FILENO) == 1 && !is_dumb_terminal(),
            paths("DEPECHE_NAMES"),
            std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()),
            std::chrono::system_clock::now};
}

}  // namespace depeche::indexer
