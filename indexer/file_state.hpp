#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// What the file system says of a file. When it says the same again, the file is not even opened.
struct FileStamp {
    std::uint64_t bytes = 0;
    /// Nanoseconds since 1970. The second is set by every change, also one that keeps the first.
    std::int64_t modified = 0;
    std::int64_t changed = 0;
    std::uint64_t inode = 0;

    bool operator==(const FileStamp&) const = default;
};

/// What an index remembers of a file it has read, so that the file need not be read again until it changes.
struct FileState {
    /// As in `InputFile`.
    std::string identity;
    FileStamp stamp;
    /// Hash of the bytes: whether a file changed.
    std::uint64_t content = 0;
    /// Records taken, refused or set aside; when it was not read to its end, how many of them are committed.
    std::uint64_t records = 0;
    std::uint64_t refused = 0;
    std::uint64_t set_aside = 0;
    /// Of those refused the first, their paths less that of the file, to be told again as long as the file
    /// does not change.
    std::vector<Rejection> refusals;
    /// Read to its end, and the same at the end as at the beginning.
    bool is_complete = false;
    /// A dispatch is under an embargo: read again each time.
    bool is_waiting = false;
    /// A dispatch was refused because another file has its id: read again each time.
    bool has_rival = false;
    /// What an earlier content of the file gave may still be in the index.
    bool has_leftovers = false;

    bool operator==(const FileState&) const = default;
};

/// Of the path that a dispatch carries that of its file: all of it, but for the member of an archive, which
/// follows behind `//`.
std::string_view file_of(std::string_view path);

inline constexpr std::size_t most_refusals_kept = 100;

std::string encode(const FileState& state);
/// Gives nothing for bytes that are no state.
std::optional<FileState> decode_file_state(std::string_view bytes);

/// The stamp of a regular file; nothing for what is none.
std::optional<FileStamp> stamp_of(const std::string& path);

/// Hashes the bytes of a regular file; nothing when it cannot be read.
std::optional<std::uint64_t> content_hash(const std::string& path, const StopFlag& stop);

}  // namespace depeche::indexer
