#include "indexer/cli/watch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <ostream>
#include <thread>
#include <utility>

#include "depeche/error.hpp"
#include "indexer/cli/add.hpp"
#include "indexer/cli/counting.hpp"
#include "indexer/cli/name_files.hpp"
#include "indexer/cli/telling.hpp"
#include "indexer/escaping.hpp"
#include "indexer/watcher.hpp"

namespace depeche::indexer {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds between_tries{500};
constexpr milliseconds longest_wait = std::chrono::hours(1);

void move_to_end(std::vector<std::string>& to, std::vector<std::string> from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    std::ranges::sort(to);
    to.erase(std::unique(to.begin(), to.end()), to.end());
}

/// Follows folders, a run for what changed together.
class Follower {
public:
    Follower(const Call& call, const authority::NameTables& tables)
        : call_(call),
          options_(pipeline_options(call)),
          roots_(options_.paths),
          watcher_(roots_),
          teller_(call, "watch") {
        options_.names = &tables;
        options_.command = "watch";
        pending_.lost_count = true;
    }

    CommandResult follow() {
        bool is_new = true;
        while (!call_.stop) {
            if (!try_run()) {
                wait(between_tries);
                continue;
            }
            if (std::exchange(is_new, false))
                say_ready();
            wait(longest_wait);
        }
        say_stopped();
        return {{}, all_taken};
    }

private:
    void wait(milliseconds longest) {
        FolderChanges changes = watcher_.wait(longest, call_.stop);
        move_to_end(pending_.files, std::move(changes.files));
        move_to_end(pending_.gone, std::move(changes.gone));
        pending_.lost_count = pending_.lost_count || changes.lost_count;
    }

    /// Takes what is pending into the index; false when another has the index.
    bool try_run() {
        const bool all = pending_.lost_count;
        options_.trusts_stamps = all;
        if (!call_.options.now)
            options_.now = std::chrono::floor<std::chrono::seconds>(call_.environment.clock());
        options_.paths = all ? roots_ : present_files();
        options_.gone = options_.prunes && !all ? pending_.gone : std::vector<std::string>();
        if (options_.paths.empty() && options_.gone.empty()) {
            pending_ = {};
            return true;
        }
        try {
            const PipelineReport report = run(options_, teller_.events(), call_.stop);
            taken_ += report.written.added + report.written.replaced;
            if (!report.interrupted)
                pending_ = {};
            teller_.finish(report);
            if (!call_.options.quiet && (report.read > 0 || report.written.removed > 0))
                call_.out << summary(report, call_) << std::flush;
            return true;
        } catch (const IndexBusy& busy) {
            if (!std::exchange(told_busy_, true))
                teller_.say(Level::info, "busy", busy.message);
            return false;
        } catch (const Error& error) {
            teller_.fail(error.message);
            throw;
        }
    }

    /// Those that are still there: of a file that came and went nothing need be said.
    std::vector<std::string> present_files() const {
        std::vector<std::string> files;
        for (const std::string& file : pending_.files)
            if (std::error_code ignored; std::filesystem::exists(file, ignored))
                files.push_back(file);
        return files;
    }

    void say_ready() {
        told_busy_ = false;
        if (!call_.options.quiet)
            teller_.say(Level::info, "ready",
                        {"l’index est à jour ; les dossiers sont suivis (Ctrl-C pour arrêter)",
                         "the index is up to date; the folders are watched (Ctrl-C to stop)"});
    }

    void say_stopped() {
        if (call_.options.quiet)
            return;
        const std::size_t left = pending_.files.size();
        teller_.say(
            Level::info, "stopped",
            {fmt::format("arrêté : {} depuis le début, {} ; au prochain démarrage le reste est repris",
                         french(taken_, "dépêche enregistrée", "dépêches enregistrées"),
                         french(left, "fichier en attente", "fichiers en attente")),
             fmt::format("stopped: {} since the start, {}; the next start does the rest",
                         english(taken_, "dispatch committed", "dispatches committed"),
                         english(left, "file waiting", "files waiting"))});
    }

    const Call& call_;
    PipelineOptions options_;
    std::vector<std::string> roots_;
    Watcher watcher_;
    Teller teller_;
    FolderChanges pending_;
    std::size_t taken_ = 0;
    bool told_busy_ = false;
};

}  // namespace

CommandResult run_watch(const Call& call) {
    for (const std::string& path : call.options.paths)
        if (std::error_code ignored; !std::filesystem::is_directory(path, ignored))
            throw Misuse({fmt::format("watch suit des dossiers, et « {} » n’en est pas un", escaped(path)),
                          fmt::format("watch follows folders, and '{}' is none", escaped(path))});
    const authority::NameTables tables = load_names(call);
    return Follower(call, tables).follow();
}

}  // namespace depeche::indexer
