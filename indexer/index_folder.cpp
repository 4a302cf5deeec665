#include "indexer/index_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string>
#include <system_error>

#include "depeche/error.hpp"
#include "indexer/escaping.hpp"
#include "schema/index_version.hpp"

namespace depeche::indexer {

namespace fs = std::filesystem;

namespace {

/// The file by which Xapian knows a folder of its own.
constexpr const char* xapian_version_file = "iamglass";

[[noreturn]] void refuse_folder(std::string_view name) {
    throw IndexError(
        {fmt::format("« {} » contient autre chose qu’un index : donnez un dossier neuf ou vide", name),
         fmt::format("'{}' holds something other than an index: give a new or an empty folder", name)});
}

[[noreturn]] void throw_folder_error(std::string_view name, const std::error_code& error) {
    throw IndexError(
        {fmt::format("impossible d’ouvrir le dossier d’index « {} » : {} ; vérifiez le chemin et les droits",
                     name, error.message()),
         fmt::format("cannot open index folder '{}': {}; check the path and its permissions", name,
                     error.message())});
}

/// Makes sure that `path` is a folder that holds an index or nothing.
void prepare_folder(const fs::path& path, std::string_view name) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
        fs::create_directories(path, error);
        if (error)
            throw_folder_error(name, error);
        return;
    }
    if (error)
        throw_folder_error(name, error);
    if (status.type() != fs::file_type::directory)
        refuse_folder(name);
    const fs::directory_iterator content(path, error);
    if (error)
        throw_folder_error(name, error);
    if (content != fs::directory_iterator{} && !fs::exists(path / xapian_version_file))
        refuse_folder(name);
}

/// Xapian holds postings in trees that grow slow: writing 5,400 dispatches takes 7.5 seconds when they are
/// flushed every 10,000, 4.9 every 1,000. A flush is no commit. Somebody's own setting stays.
void flush_early() {
    constexpr const char* dispatches = "1000";
    ::setenv("XAPIAN_FLUSH_THRESHOLD", dispatches, 0);
}

void check_or_stamp(Xapian::WritableDatabase& database, std::string_view name) {
    const std::string version_key(schema::version_key);
    const std::string analysis_key(schema::analysis_key);
    const bool is_new =
        database.get_lastdocid() == 0 && database.metadata_keys_begin() == database.metadata_keys_end();
    if (!is_new) {
        schema::check_stamps(name, database.get_metadata(version_key), database.get_metadata(analysis_key));
        return;
    }
    database.set_metadata(version_key, std::to_string(schema::index_version));
    database.set_metadata(analysis_key, schema::analysis_fingerprint());
    database.commit();
}

/// An index is not made by who wants to look into one.
void require_index(const fs::path& path) {
    std::error_code ignored;
    if (fs::exists(path / xapian_version_file, ignored))
        return;
    const std::string name = escaped(path.native());
    throw IndexError(
        {fmt::format("pas d’index dans « {} » : vérifiez le chemin, ou faites-en un avec "
                     "depeche-indexer add",
                     name),
         fmt::format("no index in '{}': check the path, or make one with depeche-indexer add", name)});
}

}  // namespace

Xapian::WritableDatabase open_index(const fs::path& path) {
    const std::string name = escaped(path.native());
    prepare_folder(path, name);
    flush_early();
    try {
        Xapian::WritableDatabase database(path.native(), Xapian::DB_CREATE_OR_OPEN);
        check_or_stamp(database, name);
        return database;
    } catch (const Xapian::DatabaseLockError&) {
        throw IndexError(
            {fmt::format("un autre indexeur écrit en ce moment dans l’index « {} » : attendez qu’il finisse, "
                         "puis relancez la même commande",
                         name),
             fmt::format("another indexer is writing to index '{}' right now: wait until it is done, then "
                         "run the same command again",
                         name)});
    } catch (const Xapian::Error& error) {
        throw_write_error(name, error);
    }
}

Xapian::WritableDatabase open_existing_index(const fs::path& path) {
    require_index(path);
    return open_index(path);
}

Xapian::Database read_index(const fs::path& path) {
    require_index(path);
    const std::string name = escaped(path.native());
    try {
        Xapian::Database database(path.native());
        schema::check_stamps(name, database.get_metadata(std::string(schema::version_key)),
                             database.get_metadata(std::string(schema::analysis_key)));
        return database;
    } catch (const Xapian::Error& error) {
        throw_read_error(name, error);
    }
}

std::vector<std::string> table_stamps(const Xapian::Database& database) {
    std::vector<std::string> stamps;
    std::istringstream lines(database.get_metadata(std::string(schema::authority_key)));
    for (std::string line; std::getline(lines, line);)
        stamps.push_back(line);
    return stamps;
}

void add_table_stamp(Xapian::WritableDatabase& database, const std::string& fingerprint) {
    const std::vector<std::string> stamps = table_stamps(database);
    if (std::ranges::find(stamps, fingerprint) != stamps.end())
        return;
    std::string all;
    for (const std::string& stamp : stamps)
        all += stamp + '\n';
    database.set_metadata(std::string(schema::authority_key), all + fingerprint);
}

void throw_read_error(std::string_view name, const Xapian::Error& error) {
    throw IndexError(
        {fmt::format("impossible de lire l’index « {} » : {} ; vérifiez les droits, ou refaites-le avec "
                     "depeche-indexer add dans un dossier neuf",
                     name, error.get_msg()),
         fmt::format("cannot read index '{}': {}; check its permissions, or make it again with "
                     "depeche-indexer add in a new folder",
                     name, error.get_msg())});
}

void throw_write_error(std::string_view name, const Xapian::Error& error) {
    const char* system = error.get_error_string();
    const std::string reason = system ? fmt::format("{} ({})", error.get_msg(), system) : error.get_msg();
    throw IndexError(
        {fmt::format("impossible d’écrire l’index « {} » : {} ; vérifiez la place libre et les droits, puis "
                     "relancez la même commande (ce qui était enregistré le reste)",
                     name, reason),
         fmt::format("cannot write index '{}': {}; check free space and permissions, then run the same "
                     "command again (what was committed stays)",
                     name, reason)});
}

}  // namespace depeche::indexer
