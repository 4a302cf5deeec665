#include "searcher/match/index.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include "schema/index_version.hpp"

namespace depeche::match {

namespace {

IndexError missing(const std::string& path) {
    return IndexError(
        {fmt::format("il n’y a pas d’index «\u00A0{}\u00A0»\u00A0: créez-le avec depeche-indexer add --index "
                     "{} CHEMIN…",
                     path, path),
         fmt::format("there is no index '{}': make it with depeche-indexer add --index {} PATH…", path,
                     path)});
}

}  // namespace

Index::Index(std::filesystem::path path)
    : path_(std::move(path)), stub_(path_ / "XAPIANDB"), database_(open()) {}

Index::Identity Index::identity() const {
    // A folder of ours names its database in a stub; whoever has several names them in a stub of his own.
    struct stat status {};
    if (::stat(stub_.c_str(), &status) != 0 && ::stat(path_.c_str(), &status) != 0)
        return {};
    if (S_ISDIR(status.st_mode))
        return {status.st_dev, status.st_ino, 0};
    return {status.st_dev, status.st_ino,
            std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec};
}

/// Opens afresh, following the stub, until it stayed the same meanwhile.
Xapian::Database Index::open() {
    for (int attempt = 0;; ++attempt) {
        identity_ = identity();
        try {
            return open_present();
        } catch (const Xapian::DatabaseModifiedError& error) {
            if (attempt == max_attempts)
                throw unreadable(error);
        } catch (const IndexError&) {
            if (identity() == identity_)
                throw;
        }
    }
}

Xapian::Database Index::open_present() const {
    const std::string name = path_.string();
    std::error_code ignored;
    if (!std::filesystem::exists(path_, ignored) ||
        (std::filesystem::is_directory(path_, ignored) && std::filesystem::is_empty(path_, ignored)))
        throw missing(name);
    try {
        Xapian::Database database(name);
        schema::check_stamps(name, database.get_metadata(std::string(schema::version_key)),
                             database.get_metadata(std::string(schema::analysis_key)));
        return database;
    } catch (const Xapian::DatabaseNotFoundError&) {
        schema::check_stamps(name, {}, {});
        throw;
    } catch (const Xapian::DatabaseModifiedError&) {
        throw;
    } catch (const Xapian::Error& error) {
        throw unreadable(error);
    }
}

void Index::refresh() {
    // Reopening goes on with the files that are open, replaced or not.
    if (identity() != identity_) {
        database_ = open();
        return;
    }
    try {
        database_.reopen();
    } catch (const Xapian::DatabaseModifiedError&) {
        throw;
    } catch (const Xapian::Error&) {
        // The folder was replaced by another index.
        database_ = open();
    }
}

IndexError Index::unreadable(const Xapian::Error& error) const {
    return IndexError(
        {fmt::format(
             "l’index «\u00A0{}\u00A0» est illisible ({})\u00A0: vérifiez ses droits, ou refaites-le avec "
             "depeche-indexer",
             path_.string(), error.get_msg()),
         fmt::format("index '{}' cannot be read ({}): check its permissions, or make it again with "
                     "depeche-indexer",
                     path_.string(), error.get_msg())});
}

}  // namespace depeche::match
