#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace depeche::cli {

/// The keys in a file, one a line; empty lines and those that begin with `#` are none. Throws `InputError`
/// when the file cannot be read, when a line is no key, and when there is none: then nobody would be kept
/// out.
std::vector<std::string> read_keys(const std::filesystem::path& file);

}  // namespace depeche::cli
