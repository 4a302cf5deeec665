#include "indexer/watcher.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "depeche/error.hpp"
#include "indexer/escaping.hpp"
#include "indexer/inputs.hpp"
#include "indexer/reader/content_kind.hpp"
#include "schema/system_reason.hpp"

namespace depeche::indexer {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

namespace {

/// Changes are given together when no more than this lies between them, and the first is no older than that.
constexpr milliseconds longest_gap{50};
constexpr milliseconds oldest{400};
/// How long a stop may wait to be seen.
constexpr milliseconds wake_up{100};

constexpr std::uint32_t events_wanted =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ONLYDIR | IN_EXCL_UNLINK;

[[noreturn]] void throw_unwatchable(const std::string& folder, int error) {
    const std::string name = escaped(folder);
    const Message reason = schema::system_reason(error);
    if (error == ENOSPC || error == EMFILE)
        throw InputError(
            {fmt::format("impossible de suivre « {} » : le système n’en laisse pas suivre davantage "
                         "({}) ; augmentez fs.inotify.max_user_watches et max_user_instances",
                         name, reason.french),
             fmt::format("cannot watch '{}': the system lets no more be watched ({}); raise "
                         "fs.inotify.max_user_watches and max_user_instances",
                         name, reason.english)});
    throw InputError(
        {fmt::format("impossible de suivre « {} » : {} ; donnez un dossier que vous pouvez lire", name,
                     reason.french),
         fmt::format("cannot watch '{}': {}; give a folder that you may read", name, reason.english)});
}

std::string joined(const std::string& folder, const std::string& name) {
    return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

/// Whether a name that appeared is a link: nobody will close it after writing.
bool is_link(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 &&
           (S_ISLNK(status.st_mode) || (S_ISREG(status.st_mode) && status.st_nlink > 1));
}

}  // namespace

Watcher::Watcher(std::vector<std::string> folders)
    : folders_(std::move(folders)), descriptor_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    if (descriptor_ < 0)
        throw_unwatchable(folders_.empty() ? "" : folders_.front(), errno);
    for (const std::string& folder : folders_) {
        if (!fs::is_directory(folder))
            throw_unwatchable(folder, ENOTDIR);
        watch_tree(folder, nullptr);
    }
}

Watcher::~Watcher() {
    ::close(descriptor_);
}

/// Watches a folder and those in it; what is in there already is a change when `changes` is given.
void Watcher::watch_tree(const std::string& folder, FolderChanges* changes) {
    const int watch = ::inotify_add_watch(descriptor_, folder.c_str(), events_wanted);
    if (watch < 0) {
        // It may have gone again, or be none of ours to read; the run over its parent says so.
        if (errno == ENOENT || errno == EACCES || errno == ENOTDIR)
            return;
        throw_unwatchable(folder, errno);
    }
    if (!watched_.emplace(watch, folder).second)
        return;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename();
        if (is_hidden(name))
            continue;
        const std::string path = joined(folder, name);
        std::error_code ignored;
        if (entry.is_directory(ignored))
            watch_tree(path, changes);
        else if (changes && has_known_extension(path))
            changes->files.push_back(path);
    }
}

void Watcher::forget_tree(const std::string& folder) {
    std::erase_if(watched_, [&](const auto& one) {
        const auto& [watch, path] = one;
        const bool below = path == folder || path.starts_with(joined(folder, ""));
        if (below)
            ::inotify_rm_watch(descriptor_, watch);
        return below;
    });
}

FolderChanges Watcher::wait(milliseconds longest, const StopFlag& stop) {
    FolderChanges changes;
    const auto end = Clock::now() + longest;
    while (!stop && changes.empty() && Clock::now() < end) {
        if (wait_for_events(wake_up))
            read_events(changes);
        else
            look_for_lost_folders(changes);
    }
    const auto last = Clock::now() + oldest;
    while (!stop && !changes.empty() && Clock::now() < last && wait_for_events(longest_gap))
        read_events(changes);
    for (std::vector<std::string>* paths : {&changes.files, &changes.gone}) {
        std::ranges::sort(*paths);
        paths->erase(std::unique(paths->begin(), paths->end()), paths->end());
    }
    return changes;
}

bool Watcher::wait_for_events(milliseconds longest) const {
    pollfd input{descriptor_, POLLIN, 0};
    return ::poll(&input, 1, static_cast<int>(longest.count())) > 0;
}

void Watcher::read_events(FolderChanges& changes) {
    alignas(inotify_event) std::array<char, 64 << 10> buffer;
    const ssize_t size = ::read(descriptor_, buffer.data(), buffer.size());
    for (std::size_t at = 0; size > 0 && at < static_cast<std::size_t>(size);) {
        inotify_event event{};
        std::memcpy(&event, buffer.data() + at, sizeof event);
        // The name is padded with NUL bytes.
        const std::string name(event.len > 0 ? buffer.data() + at + sizeof event : "");
        at += sizeof event + event.len;
        take(event.wd, event.mask, name, changes);
    }
}

void Watcher::take(int watch, unsigned mask, const std::string& name, FolderChanges& changes) {
    if (mask & IN_Q_OVERFLOW) {
        changes.lost_count = true;
        return;
    }
    const auto folder = watched_.find(watch);
    if (folder == watched_.end())
        return;
    if (mask & (IN_IGNORED | IN_UNMOUNT)) {
        watched_.erase(folder);
        return;
    }
    if (name.empty() || is_hidden(name))
        return;
    const std::string path = joined(folder->second, name);
    const bool is_folder = (mask & IN_ISDIR) != 0;
    if (mask & (IN_MOVED_FROM | IN_DELETE)) {
        if (is_folder)
            forget_tree(path);
        changes.gone.push_back(path);
    } else if (is_folder || fs::is_directory(path)) {
        watch_tree(path, &changes);
    } else if (has_known_extension(path) && (!(mask & IN_CREATE) || is_link(path))) {
        changes.files.push_back(path);
    }
}

void Watcher::look_for_lost_folders(FolderChanges& changes) {
    for (const std::string& folder : folders_) {
        const bool is_watched =
            std::ranges::any_of(watched_, [&](const auto& one) { return one.second == folder; });
        if (is_watched || !fs::is_directory(folder))
            continue;
        watch_tree(folder, nullptr);
        changes.lost_count = true;
    }
}

}  // namespace depeche::indexer
