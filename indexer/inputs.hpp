#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// A file to be read.
struct InputFile {
    /// As it was named, or found in a folder that was named; `-` is standard input.
    std::string path;
    /// The path that its dispatches carry, and take their id from when they have none: the same however the
    /// file was named. Absolute, or below the base folder; made of printable UTF-8.
    std::string identity;
    std::uintmax_t bytes = 0;
    /// So many records of it are in the index already.
    std::uint64_t records_taken = 0;
};

/// A path that was asked for.
struct InputRoot {
    std::string path;
    /// As of the files below it.
    std::string identity;
    /// It and all folders below it could be listed.
    bool is_whole = true;
};

struct Inputs {
    std::vector<InputFile> files;
    std::vector<InputRoot> roots;
    /// What could not be looked at.
    std::vector<Rejection> rejections;
    /// Files of folders that are not dispatches by their names.
    std::vector<std::string> skipped;
};

/// The path that dispatches of a file carry: see `InputFile`. The file need not be there.
std::string identity_of(const std::filesystem::path& path, const std::filesystem::path& base);

/// Whether a file or folder of this name is passed over.
bool is_hidden(std::string_view name);

/// Lists the files that `paths` name, in their order; a folder stands for the files of dispatches in it and
/// in its folders, in the byte order of their paths. Hidden ones are passed over, and a folder that symbolic
/// links lead to twice is walked once. Paths below `base`, unless empty, are identified from there.
Inputs list_inputs(const std::vector<std::string>& paths, const std::filesystem::path& base);

}  // namespace depeche::indexer
