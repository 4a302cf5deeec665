#include "indexer/pruning.hpp"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <unordered_set>

namespace depeche::indexer {

namespace fs = std::filesystem;

namespace {

bool is_below(std::string_view path, std::string_view folder) {
    return path == folder || folder == "." || folder == "/" ||
           (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

bool is_there(const std::string& identity, const fs::path& base) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(base / fs::path(identity), ignored));
}

/// What is gone of a path that was asked for.
struct Gone {
    const InputRoot* root;
    std::vector<std::string> files;
};

Message nothing_left() {
    return {
        "est vide, et l’index en a des dépêches : rien n’est retiré (le disque est-il monté ?) ; pour un "
        "index sans elles, lancez depeche-indexer rebuild",
        "is empty, and the index has dispatches of it: nothing is removed (is the disk mounted?); for an "
        "index without them, run depeche-indexer rebuild"};
}

}  // namespace

std::vector<Rejection> prune(
    const Inputs& inputs, const fs::path& base, IndexWriter& writer,
    const std::function<void(const std::string& path, std::size_t dispatches)>& removed) {
    std::unordered_set<std::string_view> present;
    for (const InputFile& file : inputs.files)
        present.insert(file.identity);
    std::vector<Gone> gone;
    for (const InputRoot& root : inputs.roots)
        if (root.is_whole && root.path != "-")
            gone.push_back({&root, {}});
    writer.visit_files([&](const FileState& file) {
        if (present.contains(file.identity) || is_there(file.identity, base))
            return;
        const auto below = std::ranges::find_if(
            gone, [&](const Gone& one) { return is_below(file.identity, one.root->identity); });
        if (below != gone.end())
            below->files.push_back(file.identity);
    });
    std::vector<Rejection> rejections;
    for (const Gone& one : gone) {
        const bool has_any = std::ranges::any_of(
            inputs.files, [&](const InputFile& file) { return is_below(file.identity, one.root->identity); });
        if (!one.files.empty() && !has_any) {
            rejections.push_back({one.root->path, 0, nothing_left()});
            continue;
        }
        for (const std::string& file : one.files)
            removed(file, writer.remove_file(file));
    }
    return rejections;
}

void remove_gone(const std::vector<std::string>& paths, const fs::path& base, IndexWriter& writer,
                 const std::function<void(const std::string& path, std::size_t dispatches)>& removed) {
    std::vector<std::string> folders;
    std::vector<std::string> files;
    for (const std::string& path : paths) {
        std::string identity = identity_of(path, base);
        if (!writer.file(identity))
            folders.push_back(std::move(identity));
        else if (!is_there(identity, base))
            files.push_back(std::move(identity));
    }
    if (!folders.empty())
        writer.visit_files([&](const FileState& file) {
            const bool below = std::ranges::any_of(
                folders, [&](const std::string& folder) { return is_below(file.identity, folder); });
            if (below && !is_there(file.identity, base))
                files.push_back(file.identity);
        });
    for (const std::string& file : files)
        removed(file, writer.remove_file(file));
}

}  // namespace depeche::indexer
