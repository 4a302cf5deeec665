#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/block.hpp"
#include "indexer/glass/file.hpp"

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

/// A table of Xapian: entries of a key and a tag in a tree of blocks, as glass_table.cc lays them out, for
/// entries that come in the order of their keys. Leaves are filled one after the other; a long tag goes over
/// several items. For one thread.
class TableWriter {
public:
    enum class Tag { plain, deflated };

    /// `spare_bytes` are left free in each leaf, less than half of it: what Xapian adds to the table later
    /// goes there, and need not cut the leaf in two.
    explicit TableWriter(std::size_t block_bytes = usual_block_bytes, std::size_t spare_bytes = 0);

    /// Adds an entry whose key is greater than those before and not empty. Throws what Xapian throws when it
    /// cannot hold it: `Xapian::InvalidArgumentError` for a key of more than 255 bytes,
    /// `Xapian::UnimplementedError` for a tag of more than 65,535 items; `Xapian::DatabaseError` when the
    /// disk does not take it.
    void add(std::string_view key, std::string_view tag, Tag state = Tag::plain);

    bool empty() const { return entries_ == 0; }

    /// Lets blocks go to a file as they are filled; till then the table is in memory. Throws
    /// `Xapian::DatabaseError`.
    void stream_to(const std::filesystem::path& file);
    /// Completes the table in that file. The next call is `clear`. Throws `Xapian::DatabaseError`.
    TableRoot finish();

    /// Begins another table in the same memory.
    void clear();

private:
    /// A branch that is being filled. There is room for it between the leaves, where it goes when it is full.
    struct Branch {
        std::uint32_t number;
        std::vector<unsigned char> bytes;
    };

    std::uint32_t append_block();
    void open_leaf();
    void open_branch(std::size_t level);
    void close_branch(const Branch& branch);
    void flush();
    // The number, and the bytes, of the block of a level that is being filled.
    std::uint32_t open_number(std::size_t level) const;
    unsigned char* open_block(std::size_t level);
    std::ptrdiff_t offset_of(std::uint32_t block) const;
    std::size_t room_in_leaf();
    bool fits(std::size_t level, std::size_t bytes);
    unsigned char* append_item(std::size_t level, std::size_t bytes);
    void add_leaf_item(std::string_view key, std::size_t component, unsigned flags, std::string_view piece);
    void add_branch_item(std::size_t level, std::string_view key, std::size_t component, std::uint32_t child);
    void split(std::size_t level, std::string_view key, std::size_t component);
    void enter(std::size_t level, std::string_view key, std::size_t component, std::uint32_t child);

    std::size_t block_bytes_;
    std::size_t spare_bytes_;
    std::optional<OutputFile> file_;
    /// The blocks from number `first_` on; those before are in the file.
    std::vector<unsigned char> bytes_;
    std::uint32_t first_ = 0;
    std::uint32_t leaf_ = 0;
    /// From the level above the leaves up to the root, unless a leaf is the root.
    std::vector<Branch> branches_;
    std::string last_key_;
    std::uint64_t entries_ = 0;
};

}  // namespace depeche::indexer::glass
