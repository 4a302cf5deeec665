#include <algorithm>
#include <atomic>
#include <csignal>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include "indexer/cli/cli.hpp"

namespace {

depeche::indexer::StopFlag stop = false;
std::atomic<std::time_t> stopped_at = 0;
static_assert(depeche::indexer::StopFlag::is_always_lock_free &&
                  std::atomic<std::time_t>::is_always_lock_free,
              "a signal handler sets them");

/// The first signal asks for an orderly end; one that insists ends at once. Some tools send the first twice.
extern "C" void on_signal(int signal) {
    const std::time_t now = std::time(nullptr);
    if (!stop.exchange(true)) {
        stopped_at = now;
    } else if (now - stopped_at >= 2) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
    // A pipe closed by its reader shows as a failed write, which is an end and not an error.
    std::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    return depeche::indexer::run(arguments, depeche::indexer::read_environment(), std::cout, std::cerr, stop);
}
