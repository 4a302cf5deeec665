#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::indexer {

/// Opens the index in a folder for writing, or makes it and stamps its version when the folder is missing or
/// empty. Throws `IndexError` when it holds something else, an index of another version or analysis, or one
/// that is being written.
Xapian::WritableDatabase open_index(const std::filesystem::path& path);

/// The same for an index that must be there already.
Xapian::WritableDatabase open_existing_index(const std::filesystem::path& path);

/// Opens it for reading only.
Xapian::Database read_index(const std::filesystem::path& path);

/// The fingerprints of the tables of names that an index was made with.
std::vector<std::string> table_stamps(const Xapian::Database& database);
/// Adds one to them, unless it is there.
void add_table_stamp(Xapian::WritableDatabase& database, const std::string& fingerprint);

/// Throws the `IndexError` that says why the index called `name` could not be read or written.
[[noreturn]] void throw_read_error(std::string_view name, const Xapian::Error& error);
[[noreturn]] void throw_write_error(std::string_view name, const Xapian::Error& error);

}  // namespace depeche::indexer
