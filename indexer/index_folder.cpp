#include "indexer/index_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <system_error>

#include "depeche/error.hpp"
#include "indexer/escaping.hpp"
#include "schema/index_version.hpp"
#include "schema/system_reason.hpp"

namespace depeche::indexer {

namespace fs = std::filesystem;

namespace {

constexpr const char* stub_file = "XAPIANDB";
constexpr const char* new_stub_file = "XAPIANDB.new";
constexpr std::string_view generation_prefix = "generation-";
/// The file by which Xapian knows a database. Before version 4 it lay in the folder itself.
constexpr const char* xapian_version_file = "iamglass";

[[noreturn]] void refuse_folder(std::string_view name) {
    throw IndexError(
        {fmt::format("« {} » contient autre chose qu’un index : donnez un dossier neuf ou vide", name),
         fmt::format("'{}' holds something other than an index: give a new or an empty folder", name)});
}

[[noreturn]] void throw_folder_error(std::string_view name, const std::error_code& error) {
    throw IndexError(
        {fmt::format("impossible d’ouvrir le dossier d’index « {} » : {} ; vérifiez le chemin et les droits",
                     name, schema::system_reason(error.value()).french),
         fmt::format("cannot open index folder '{}': {}; check the path and its permissions", name,
                     schema::system_reason(error.value()).english)});
}

[[noreturn]] void throw_missing(std::string_view name) {
    throw IndexError(
        {fmt::format("pas d’index dans « {} » : vérifiez le chemin, ou faites-en un avec "
                     "depeche-indexer add",
                     name),
         fmt::format("no index in '{}': check the path, or make one with depeche-indexer add", name)});
}

/// The number of a generation by the name of its folder; 0 for another name.
unsigned long generation_number(std::string_view file_name) {
    if (!file_name.starts_with(generation_prefix))
        return 0;
    file_name.remove_prefix(generation_prefix.size());
    unsigned long number = 0;
    const auto [end, error] = std::from_chars(file_name.data(), file_name.data() + file_name.size(), number);
    return error == std::errc{} && end == file_name.data() + file_name.size() ? number : 0;
}

fs::path generation(const fs::path& folder, unsigned long number) {
    return folder / fmt::format("{}{}", generation_prefix, number);
}

/// The generation that the stub in a folder names, 0 for none.
unsigned long serving_number(const fs::path& folder) {
    std::ifstream stub(folder / stub_file);
    std::string type;
    std::string target;
    return stub >> type >> target && type == "auto" ? generation_number(target) : 0;
}

bool is_old_index(const fs::path& folder) {
    std::error_code ignored;
    return fs::exists(folder / xapian_version_file, ignored);
}

/// Whether a folder holds nothing but what an indexer leaves that was killed while it made the index.
bool is_unfinished(const fs::directory_iterator& content) {
    return std::ranges::all_of(content, [](const fs::directory_entry& entry) {
        const std::string file_name = entry.path().filename();
        return file_name == IndexLock::file_name || file_name == new_stub_file ||
               file_name == last_run_file || generation_number(file_name) != 0;
    });
}

/// Makes sure that `path` is a folder that holds an index or nothing, and gives it back.
const fs::path& prepared_folder(const fs::path& path, std::string_view name, IndexFolder::Missing missing) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (missing == IndexFolder::Missing::refuse && !is_index(path))
        throw_missing(name);
    if (status.type() == fs::file_type::not_found) {
        fs::create_directories(path, error);
        if (error)
            throw_folder_error(name, error);
        return path;
    }
    if (error)
        throw_folder_error(name, error);
    if (status.type() != fs::file_type::directory)
        refuse_folder(name);
    const fs::directory_iterator content(path, error);
    if (error)
        throw_folder_error(name, error);
    if (!is_index(path) && !is_unfinished(content))
        refuse_folder(name);
    return path;
}

/// Xapian holds postings in trees that grow slow: writing 5,400 dispatches takes 7.5 seconds when they are
/// flushed every 10,000, 4.9 every 1,000. A flush is no commit. Somebody's own setting stays.
void flush_early() {
    constexpr const char* dispatches = "1000";
    ::setenv("XAPIAN_FLUSH_THRESHOLD", dispatches, 0);
}

void check_stamps(const Xapian::Database& database, std::string_view name) {
    schema::check_stamps(name, database.get_metadata(std::string(schema::version_key)),
                         database.get_metadata(std::string(schema::analysis_key)));
}

Xapian::WritableDatabase make_database(const fs::path& path, std::string_view name) try {
    flush_early();
    Xapian::WritableDatabase database(path.native(), Xapian::DB_CREATE);
    database.set_metadata(std::string(schema::version_key), std::to_string(schema::index_version));
    database.set_metadata(std::string(schema::analysis_key), schema::analysis_fingerprint());
    database.commit();
    return database;
} catch (const Xapian::Error& error) {
    throw_write_error(name, error);
}

[[noreturn]] void throw_switch_error(std::string_view name, int error) {
    const Message reason = schema::system_reason(error);
    throw IndexError(
        {fmt::format("impossible de mettre le nouvel index en service dans « {} » : {} ; l’ancien reste, "
                     "vérifiez la place libre et les droits, puis relancez la même commande",
                     name, reason.french),
         fmt::format("cannot put the new index into service in '{}': {}; the old one stays, check free space "
                     "and permissions, then run the same command again",
                     name, reason.english)});
}

[[noreturn]] void throw_unconfirmed_switch(std::string_view name, int error) {
    const Message reason = schema::system_reason(error);
    throw IndexError(
        {fmt::format("le nouvel index est en service dans « {} », mais le disque ne l’a pas confirmé : {} ; "
                     "vérifiez le disque, puis relancez la même commande",
                     name, reason.french),
         fmt::format(
             "the new index serves in '{}', but the disk did not confirm it: {}; check the disk, then "
             "run the same command again",
             name, reason.english)});
}

/// Hands what was written to a file or folder down to the disk; false, with `errno`, when that fails.
bool sync(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool done = ::fsync(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    errno = error;
    return done;
}

/// Xapian syncs what it commits; what it compacts need not be.
bool sync_files(const fs::path& folder) {
    std::error_code error;
    for (const fs::directory_entry& file : fs::directory_iterator(folder, error))
        if (file.is_regular_file(error) && !sync(file.path()))
            return false;
    return !error && sync(folder);
}

void write_stub(const fs::path& folder, unsigned long number, std::string_view name) {
    const fs::path fresh = folder / new_stub_file;
    errno = 0;
    std::ofstream stub(fresh, std::ios::trunc);
    stub << "auto " << generation_prefix << number << '\n' << std::flush;
    if (!stub || !sync(fresh) || ::rename(fresh.c_str(), (folder / stub_file).c_str()) != 0)
        throw_switch_error(name, errno);
}

/// Xapian prefers a database in the folder to the stub beside it, so its version file goes first.
void remove_old_index(const fs::path& folder) {
    std::error_code ignored;
    fs::remove(folder / xapian_version_file, ignored);
    for (const char* table : {"postlist", "docdata", "termlist", "position", "spelling", "synonym"})
        fs::remove(folder / fmt::format("{}.glass", table), ignored);
    fs::remove(folder / "flintlock", ignored);
}

}  // namespace

bool is_index(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path / stub_file, ignored) || is_old_index(path);
}

fs::path serving_database(const fs::path& path) {
    if (is_old_index(path))
        return path;
    const unsigned long number = serving_number(path);
    return number == 0 ? fs::path() : generation(path, number);
}

IndexFolder::IndexFolder(const fs::path& path, std::string_view command, Missing missing)
    : path_(path),
      name_(escaped(path.native())),
      lock_(prepared_folder(path, name_, missing), name_, command) {
    remove_leftovers();
}

IndexFolder::~IndexFolder() {
    if (aside_.empty())
        return;
    std::error_code ignored;
    fs::remove_all(aside_, ignored);
}

Xapian::WritableDatabase IndexFolder::open() {
    const fs::path present = serving();
    if (present.empty()) {
        Xapian::WritableDatabase database = make_aside();
        serve_aside();
        return database;
    }
    flush_early();
    try {
        Xapian::WritableDatabase database(present.native(), Xapian::DB_OPEN);
        check_stamps(database, name_);
        return database;
    } catch (const Xapian::DatabaseLockError&) {
        throw IndexError({fmt::format("un autre programme écrit en ce moment dans l’index « {} » : attendez "
                                      "qu’il finisse, puis relancez la même commande",
                                      name_),
                          fmt::format("another program is writing to index '{}' right now: wait until it is "
                                      "done, then run the same command again",
                                      name_)});
    } catch (const Xapian::Error& error) {
        throw_write_error(name_, error);
    }
}

const fs::path& IndexFolder::aside() {
    if (aside_.empty())
        aside_ = generation(path_, serving_number(path_) + 1);
    return aside_;
}

Xapian::WritableDatabase IndexFolder::make_aside() {
    return make_database(aside(), name_);
}

void IndexFolder::serve_aside() {
    assert(!aside_.empty());
    const unsigned long present = serving_number(path_);
    if (!sync_files(aside_))
        throw_switch_error(name_, errno);
    write_stub(path_, present + 1, name_);
    aside_.clear();
    // The old index may only go once the renaming cannot be undone by a loss of power.
    if (!sync(path_))
        throw_unconfirmed_switch(name_, errno);
    if (is_old_index(path_))
        remove_old_index(path_);
    if (present == 0)
        return;
    std::error_code ignored;
    fs::remove_all(generation(path_, present), ignored);
}

void IndexFolder::remove_leftovers() const {
    const unsigned long present = serving_number(path_);
    std::vector<fs::path> leftovers{path_ / new_stub_file};
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(path_, ignored)) {
        const unsigned long number = generation_number(entry.path().filename().native());
        if (number != 0 && number != present)
            leftovers.push_back(entry.path());
    }
    for (const fs::path& leftover : leftovers)
        fs::remove_all(leftover, ignored);
}

Xapian::Database read_index(const fs::path& path) {
    const std::string name = escaped(path.native());
    if (!is_index(path))
        throw_missing(name);
    for (;;) {
        const unsigned long number = serving_number(path);
        try {
            Xapian::Database database(path.native());
            check_stamps(database, name);
            return database;
        } catch (const Xapian::Error& error) {
            // It may have gone because another took its place.
            if (serving_number(path) == number)
                throw_read_error(name, error);
        }
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
                     "depeche-indexer rebuild",
                     name, error.get_msg()),
         fmt::format("cannot read index '{}': {}; check its permissions, or make it again with "
                     "depeche-indexer rebuild",
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
