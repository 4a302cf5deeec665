#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <ctime>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
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

depeche::Language language = depeche::Language::english;

/// Xapian 1.4 ends the program by itself, with nothing to catch, when a commit fails and the state before it
/// cannot be read back either, as on a disk that is full or broken. What was committed is safe all the same.
[[noreturn]] void on_terminate() noexcept {
    constexpr depeche::Text text{
        "depeche-indexer\u00a0: l’index ne peut plus être écrit\u00a0; vérifiez le disque (place libre, "
        "état), "
        "puis relancez la même commande (ce qui était enregistré le reste)\n",
        "depeche-indexer: the index can no longer be written; check the disk (free space, health), then run "
        "the "
        "same command again (what was committed stays)\n"};
    const std::string_view words = text.in(language);
    [[maybe_unused]] const ssize_t ignored = ::write(STDERR_FILENO, words.data(), words.size());
    ::_exit(depeche::indexer::failed);
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
    // A pipe closed by its reader shows as a failed write, which is an end and not an error.
    std::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    const depeche::indexer::Environment environment = depeche::indexer::read_environment();
    language = depeche::indexer::requested_language(arguments).value_or(
        depeche::language_of_locale(environment.locale));
    std::set_terminate(on_terminate);
    return depeche::indexer::run(arguments, environment, std::cout, std::cerr, stop);
}
