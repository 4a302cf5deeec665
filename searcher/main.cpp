#include <algorithm>
#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "searcher/cli/cli.hpp"

int main(int argc, char** argv) {
    // A pipe closed by its reader shows as a failed write, which cli::run takes for an end, not an error.
    std::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    return depeche::cli::run(arguments, depeche::cli::read_environment(), std::cout, std::cerr);
}
