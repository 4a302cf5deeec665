#include "indexer/inputs.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include "indexer/escaping.hpp"
#include "indexer/reader/content_kind.hpp"
#include "schema/system_reason.hpp"

namespace depeche::indexer {

namespace fs = std::filesystem;

namespace {

Message missing(const std::error_code& error) {
    return {fmt::format("ne peut être lu ({}) : vérifiez le chemin et les droits",
                        schema::system_reason(error.value()).french),
            fmt::format("cannot be read ({}): check the path and its permissions",
                        schema::system_reason(error.value()).english)};
}

/// The path as the file system knows it, whatever way led to it.
fs::path resolved(const fs::path& path) {
    std::error_code error;
    fs::path result = fs::weakly_canonical(path, error);
    return error ? fs::absolute(path) : result;
}

/// `base` is resolved, or empty.
std::string identity_below(const fs::path& path, const fs::path& base) {
    const fs::path whole = resolved(path);
    if (!base.empty()) {
        const fs::path below = whole.lexically_relative(base);
        if (!below.empty() && *below.begin() != "..")
            return escaped(below.native());
    }
    return escaped(whole.native());
}

class Lister {
public:
    explicit Lister(const fs::path& base) : base_(base.empty() ? base : resolved(base)) {}

    void add(const std::string& path) {
        std::error_code error;
        const std::size_t rejections = inputs_.rejections.size();
        inputs_.roots.push_back({path, path == "-" ? path : identity(path), true});
        if (path == "-")
            inputs_.files.push_back({path, path, 0, 0});
        else if (fs::is_directory(path, error))
            add_folder(path);
        else if (error)
            inputs_.rejections.push_back({path, 0, missing(error)});
        else
            add_file(path);
        inputs_.roots.back().is_whole = inputs_.rejections.size() == rejections;
    }

    Inputs take() { return std::move(inputs_); }

private:
    void add_file(const fs::path& path) {
        std::error_code error;
        const std::uintmax_t bytes = fs::file_size(path, error);
        inputs_.files.push_back({path.native(), identity(path), error ? 0 : bytes, 0});
    }

    void add_folder(const fs::path& folder) {
        std::vector<fs::path> found;
        walk(folder, found);
        std::ranges::sort(found, {}, &fs::path::native);
        for (const fs::path& path : found) {
            if (has_known_extension(path.native()))
                add_file(path);
            else
                inputs_.skipped.push_back(path.native());
        }
    }

    void walk(const fs::path& folder, std::vector<fs::path>& found) {
        if (!walked_.insert(key(folder)).second)
            return;
        std::error_code error;
        std::vector<fs::path> names;
        for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
            if (!is_hidden(at->path().filename().native()))
                names.push_back(at->path());
        if (error)
            inputs_.rejections.push_back({folder.native(), 0, missing(error)});
        // In one order, so that it is always the same of two links to a folder that is walked.
        std::ranges::sort(names, {}, &fs::path::native);
        for (fs::path& path : names) {
            std::error_code ignored;
            if (fs::is_directory(path, ignored))
                walk(path, found);
            else
                found.push_back(std::move(path));
        }
    }

    std::string identity(const fs::path& path) const { return identity_below(path, base_); }

    static std::pair<dev_t, ino_t> key(const fs::path& folder) {
        struct stat status {};
        ::stat(folder.c_str(), &status);
        return {status.st_dev, status.st_ino};
    }

    fs::path base_;
    Inputs inputs_;
    std::set<std::pair<dev_t, ino_t>> walked_;
};

}  // namespace

std::string identity_of(const fs::path& path, const fs::path& base) {
    return identity_below(path, base.empty() ? base : resolved(base));
}

bool is_hidden(std::string_view name) {
    return name.starts_with('.');
}

Inputs list_inputs(const std::vector<std::string>& paths, const fs::path& base) {
    Lister lister(base);
    for (const std::string& path : paths)
        lister.add(path);
    return lister.take();
}

}  // namespace depeche::indexer
