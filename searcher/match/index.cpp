#include "searcher/match/index.hpp"

#include <fmt/format.h>

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

Index::Index(std::filesystem::path path) : path_(std::move(path)), database_(open()) {}

Xapian::Database Index::open() const {
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
    } catch (const Xapian::Error& error) {
        throw unreadable(error);
    }
}

void Index::refresh() {
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
