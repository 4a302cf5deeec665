#pragma once

#include <xapian.h>

#include <filesystem>
#include <string_view>

namespace depeche::indexer {

/// Opens the index in a folder for writing, or makes it and stamps its version when the folder is missing or
/// empty. Throws `IndexError` when it holds something else, an index of another version or analysis, or one
/// that is being written.
Xapian::WritableDatabase open_index(const std::filesystem::path& path);

/// Throws the `IndexError` that says why the index called `name` could not be written.
[[noreturn]] void throw_write_error(std::string_view name, const Xapian::Error& error);

}  // namespace depeche::indexer
