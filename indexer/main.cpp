#include <algorithm>
#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "indexer/cli/cli.hpp"

namespace {

depeche::indexer::StopFlag stop = false;
static_assert(depeche::indexer::StopFlag::is_always_lock_free, "a signal handler sets it");

/// The first signal asks for an orderly end; the second one ends at once, as it would have anyway.
void stop_on_signals() {
    struct sigaction action {};
    action.sa_handler = [](int) { stop = true; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
    stop_on_signals();
    // A pipe closed by its reader shows as a failed write, which is an end and not an error.
    std::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    return depeche::indexer::run(arguments, depeche::indexer::read_environment(), std::cout, std::cerr, stop);
}
