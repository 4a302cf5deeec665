#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index_lock.hpp"

namespace depeche::indexer {

/// The database that serves in the folder of an index, empty for none.
std::filesystem::path serving_database(const std::filesystem::path& path);

inline constexpr const char* last_run_file = "last-run.json";

/// Whether there is an index in a folder, of whatever version.
bool is_index(const std::filesystem::path& path);

/// The folder of an index, held for changing it: nobody else does meanwhile.
///
///     XAPIANDB         names the generation that serves; Xapian follows it, so that the folder is a database
///                      to its tools too. Replaced by renaming: a reader sees the old one or the new one.
///     generation-N/    a Xapian database. One made aside serves once it is whole.
///     lock             see IndexLock
///
/// What a process left that was killed (generations that do not serve) is removed when the folder is opened.
///
/// The report of the last run may lie beside them.
class IndexFolder {
public:
    enum class Missing { make, refuse };

    /// Throws `IndexError` when the folder is locked, holds something other than an index, or nothing and
    /// `missing` says so. `command` is what others are told about who holds it.
    IndexFolder(const std::filesystem::path& path, std::string_view command, Missing missing = Missing::make);
    ~IndexFolder();
    IndexFolder(IndexFolder&&) noexcept = default;
    IndexFolder& operator=(IndexFolder&&) = delete;

    /// Opens the database that serves, or makes one when there is none yet. Throws `IndexError` when it is of
    /// another version or analysis.
    Xapian::WritableDatabase open();

    /// The database that serves, empty for none; of whatever version.
    std::filesystem::path serving() const { return serving_database(path_); }

    /// A path beside it for a database to be made aside: there is nothing yet. What is there goes away with
    /// this object unless it came to serve.
    const std::filesystem::path& aside();
    /// Makes an empty database of our version there.
    Xapian::WritableDatabase make_aside();
    /// Lets the database aside serve in the place of the other, which is removed; readers go on with the one
    /// that they have open until their next request.
    void serve_aside();

    /// As messages have it.
    const std::string& name() const { return name_; }
    /// Who was changing it last and did not come to an end.
    const std::optional<LockHolder>& cut_off() const { return lock_.cut_off(); }

private:
    void remove_leftovers() const;

    std::filesystem::path path_;
    std::string name_;
    IndexLock lock_;
    std::filesystem::path aside_;
};

/// Opens the index in a folder for reading only. Throws `IndexError` when there is none of ours.
Xapian::Database read_index(const std::filesystem::path& path);

/// The fingerprints of the tables of names that an index was made with.
std::vector<std::string> table_stamps(const Xapian::Database& database);
/// Adds one to them, unless it is there.
void add_table_stamp(Xapian::WritableDatabase& database, const std::string& fingerprint);

/// Throws the `IndexError` that says why the index called `name` could not be read or written.
[[noreturn]] void throw_read_error(std::string_view name, const Xapian::Error& error);
[[noreturn]] void throw_write_error(std::string_view name, const Xapian::Error& error);

}  // namespace depeche::indexer
