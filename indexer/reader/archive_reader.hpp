#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/open_reader.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// What an archive may not exceed. Reading stops there and says so; what came before is taken.
namespace archive_limits {
/// Archives inside archives.
inline constexpr int depth = 4;
inline constexpr std::uint64_t members = 1'000'000;
/// Unpacked, over all that is in the outermost archive.
inline constexpr std::uint64_t bytes = std::uint64_t{64} << 30;
/// Unpacked bytes to a packed one, asked once there are some: text packs 3 to 30 times smaller, a bomb 1,000.
inline constexpr std::uint64_t ratio = 200;
inline constexpr std::uint64_t bytes_before_ratio = std::uint64_t{64} << 20;
}  // namespace archive_limits

/// Reads the files in an archive (zip, tar, either or one file packed with gzip, xz, zstd, bzip2), each as it
/// would be read outside of one, without unpacking anything to disk. Members are told by their names, without
/// `..`; links, devices and hidden files are not followed or read. A damaged archive gives what can be read
/// before the damage. `outer` is null outside of another archive.
std::unique_ptr<Reader> make_archive_reader(ByteSource source, const std::string& path, Unpacking* outer);

}  // namespace depeche::indexer
