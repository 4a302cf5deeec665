#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::indexer::glass {

/// Where the tree of a table begins, and what else is said of it in the version file. One without entries
/// need not be there at all.
struct TableRoot {
    std::uint32_t block = 0;
    std::uint32_t level = 0;
    std::uint64_t entries = 0;
    std::uint32_t blocks = 0;
    std::size_t block_bytes = 0;
};

/// Xapian's default. Larger ones up to 64 KB are powers of two, too.
inline constexpr std::size_t usual_block_bytes = 8192;

/// A table of Xapian: entries of a key and a tag in a tree of blocks, as glass_table.cc lays them out, for
/// entries that come in the order of their keys. Leaves are filled one after the other; a long tag goes over
/// several items. It is held in memory until it is written. For one thread.
class TableWriter {
public:
    enum class Tag { plain, deflated };

    explicit TableWriter(std::size_t block_bytes = usual_block_bytes);

    /// Adds an entry whose key is greater than those before and not empty. Throws what Xapian throws when it
    /// cannot hold it: `Xapian::InvalidArgumentError` for a key of more than 255 bytes,
    /// `Xapian::UnimplementedError` for a tag of more than 65,535 items.
    void add(std::string_view key, std::string_view tag, Tag state = Tag::plain);

    bool empty() const { return entries_ == 0; }

    /// Writes the table to a file. Throws `Xapian::DatabaseError`.
    TableRoot write_to(const std::filesystem::path& file) const;

    /// Begins another table in the same memory.
    void clear();

private:
    unsigned char* block(std::uint32_t number);
    std::uint32_t append_block(std::size_t level);
    bool fits(std::size_t level, std::size_t bytes);
    unsigned char* append_item(std::size_t level, std::size_t bytes);
    void add_leaf_item(std::string_view key, std::size_t component, unsigned flags, std::string_view piece);
    void add_branch_item(std::size_t level, std::string_view key, std::size_t component, std::uint32_t child);
    void split(std::size_t level, std::string_view key, std::size_t component);
    void enter(std::size_t level, std::string_view key, std::size_t component, std::uint32_t child);

    std::size_t block_bytes_;
    std::vector<unsigned char> bytes_;
    /// The block of each level that is being filled; the last is the root.
    std::vector<std::uint32_t> open_;
    std::string last_key_;
    std::uint64_t entries_ = 0;
};

}  // namespace depeche::indexer::glass
