#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/block.hpp"
#include "indexer/glass/table_writer.hpp"

namespace depeche::indexer::glass {

/// Reads the table that a TableWriter has written, from its first entry to its last: its leaves lie in that
/// order. Takes some blocks of memory and, between calls, no open file, so that any number of tables can be
/// read in turn. For one thread.
class TableReader {
public:
    /// A file that does not exist is a table without entries. Throws `Xapian::DatabaseError`.
    explicit TableReader(std::filesystem::path file, std::size_t block_bytes = usual_block_bytes);

    /// Goes to the next entry, or says that there is none. Throws `Xapian::DatabaseError`.
    bool next();

    // Of the entry, until the next one is gone to.
    std::string_view key() const { return key_; }
    std::string_view tag() const { return tag_; }
    TableWriter::Tag state() const { return state_; }

private:
    struct Item {
        unsigned flags;
        std::string_view key;
        std::string_view tag;
    };

    bool next_item(Item& item);
    bool next_leaf();
    std::span<const unsigned char> next_block();
    void join(const Item& first);

    std::filesystem::path file_;
    std::size_t block_bytes_;
    std::uint64_t offset_ = 0;
    /// Blocks that were read at once, and which of them comes next.
    std::vector<char> blocks_;
    std::size_t blocks_end_ = 0;
    std::size_t next_block_ = 0;
    std::span<const unsigned char> leaf_;
    std::size_t next_item_ = 0;
    std::size_t items_end_ = 0;

    std::string_view key_;
    std::string_view tag_;
    TableWriter::Tag state_ = TableWriter::Tag::plain;
    /// The key and the tag of an entry of several items.
    std::string joined_key_;
    std::string joined_tag_;
};

}  // namespace depeche::indexer::glass
