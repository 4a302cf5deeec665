#pragma once

#include <cstddef>
#include <cstdint>

namespace depeche::indexer::glass {

// How the blocks of a table are laid out (glass_table.h). High bytes come first.

/// Xapian's default. Larger ones up to 64 KB are powers of two, too.
inline constexpr std::size_t usual_block_bytes = 8192;
/// All blocks are of the first commit.
inline constexpr std::uint32_t revision = 1;

// A block begins with its revision (4 bytes), its level (1), twice the bytes that are free in it (2 each, the
// same in a block that was never changed) and the end of its directory (2). The directory has an offset (2)
// for each item, in the order of their keys; the items fill the block from its end.
inline constexpr std::size_t level_at = 4;
inline constexpr std::size_t gap_at = 5;
inline constexpr std::size_t free_at = 7;
inline constexpr std::size_t directory_end_at = 9;
inline constexpr std::size_t directory_at = 11;
inline constexpr std::size_t offset_bytes = 2;

// An item of a leaf: its size (2 bytes), the length of the key (1), the key, the number of the component (2;
// not of the first), the tag. One of a branch: the block below (4), the length of the key (1), the key, the
// number of the component (2).
inline constexpr std::size_t leaf_item_bytes = 3;
inline constexpr std::size_t branch_item_bytes = 7;
inline constexpr std::size_t component_bytes = 2;
/// The size of an item of a leaf is stored less these, the flags above it.
inline constexpr std::size_t uncounted_bytes = 3;
inline constexpr std::size_t longest_item = 0x1fff + uncounted_bytes;
inline constexpr unsigned deflated_flag = 0x8000;
inline constexpr unsigned last_flag = 0x4000;
inline constexpr unsigned first_flag = 0x2000;

inline std::size_t read_2(const unsigned char* at) {
    return std::size_t{at[0]} << 8 | at[1];
}

inline unsigned char* write_2(unsigned char* at, std::size_t number) {
    at[0] = static_cast<unsigned char>(number >> 8);
    at[1] = static_cast<unsigned char>(number);
    return at + 2;
}

inline unsigned char* write_4(unsigned char* at, std::uint32_t number) {
    return write_2(write_2(at, number >> 16), number & 0xffff);
}

}  // namespace depeche::indexer::glass
