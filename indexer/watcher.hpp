#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "indexer/reader/byte_source.hpp"

namespace depeche::indexer {

/// What happened in folders that are watched.
struct FolderChanges {
    /// Files of dispatches that were written to their end, moved there, or found in a new folder.
    std::vector<std::string> files;
    /// Files and folders that were removed or moved away.
    std::vector<std::string> gone;
    /// More happened than could be told: everything must be looked at.
    bool lost_count = false;

    bool empty() const { return files.empty() && gone.empty() && !lost_count; }
};

/// Tells what happens in folders and in all folders below them, as Linux tells it (inotify). Hidden names are
/// passed over, and of two ways that symbolic links make to a folder, one is watched. A file counts when it
/// is closed after writing, so that none is taken half written. For one thread.
class Watcher {
public:
    /// Throws `InputError` when a path is no folder that can be watched, or the system allows no more.
    explicit Watcher(std::vector<std::string> folders);
    ~Watcher();
    Watcher(const Watcher&) = delete;
    Watcher& operator=(const Watcher&) = delete;

    /// Waits for changes, `longest` or until `stop` is set, and gives those that came close together. A
    /// folder that was asked for, went away and is back counts as more than could be told.
    FolderChanges wait(std::chrono::milliseconds longest, const StopFlag& stop);

private:
    void watch_tree(const std::string& folder, FolderChanges* changes);
    void forget_tree(const std::string& folder);
    bool wait_for_events(std::chrono::milliseconds longest) const;
    void read_events(FolderChanges& changes);
    void take(int watch, unsigned mask, const std::string& name, FolderChanges& changes);
    void look_for_lost_folders(FolderChanges& changes);

    std::vector<std::string> folders_;
    int descriptor_;
    /// The folder of each watch.
    std::map<int, std::string> watched_;
};

}  // namespace depeche::indexer
