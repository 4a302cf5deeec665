#include "indexer/glass/table_reader.hpp"

#include <xapian.h>

#include <utility>

#include "indexer/glass/encoding.hpp"
#include "indexer/glass/file.hpp"

namespace depeche::indexer::glass {

namespace {

/// Reading so many at once takes a fourth of the calls.
constexpr std::size_t blocks_at_once = 4;

}  // namespace

TableReader::TableReader(std::filesystem::path file, std::size_t block_bytes)
    : file_(std::move(file)), block_bytes_(block_bytes) {
    if (std::filesystem::exists(file_))
        blocks_.resize(blocks_at_once * block_bytes_);
}

bool TableReader::next() {
    Item item{};
    do {
        if (!next_item(item))
            return false;
        // Before all entries there is one without a key.
    } while (item.key.empty());
    state_ = (item.flags & deflated_flag) != 0 ? TableWriter::Tag::deflated : TableWriter::Tag::plain;
    if ((item.flags & last_flag) != 0) {
        key_ = item.key;
        tag_ = item.tag;
    } else {
        join(item);
    }
    return true;
}

/// An entry whose tag goes over several items.
void TableReader::join(const Item& first) {
    joined_key_ = first.key;
    joined_tag_ = first.tag;
    for (Item item = first; (item.flags & last_flag) == 0;) {
        if (!next_item(item) || item.key != joined_key_)
            throw Xapian::DatabaseCorruptError("An entry has no end: " + file_.native());
        joined_tag_ += item.tag;
    }
    key_ = joined_key_;
    tag_ = joined_tag_;
}

bool TableReader::next_item(Item& item) {
    while (next_item_ == items_end_)
        if (!next_leaf())
            return false;
    const std::size_t begin = read_2(leaf_.data() + next_item_);
    next_item_ += offset_bytes;
    std::string_view bytes(reinterpret_cast<const char*>(leaf_.data()), leaf_.size());
    take(bytes, begin);
    item.flags = static_cast<unsigned>(read_2(leaf_.data() + begin));
    take(bytes, sizeof(std::uint16_t));
    std::string_view rest = take(bytes, (item.flags & 0x1fffU) + uncounted_bytes - sizeof(std::uint16_t));
    item.key = take(rest, static_cast<unsigned char>(take(rest, 1).front()));
    if ((item.flags & first_flag) == 0)
        take(rest, component_bytes);
    item.tag = rest;
    return true;
}

bool TableReader::next_leaf() {
    do {
        leaf_ = next_block();
        if (leaf_.empty())
            return false;
    } while (leaf_[level_at] != 0);
    next_item_ = directory_at;
    items_end_ = read_2(leaf_.data() + directory_end_at);
    if (items_end_ < directory_at || items_end_ > block_bytes_ || items_end_ % offset_bytes == 0)
        throw Xapian::DatabaseCorruptError("A block has no items: " + file_.native());
    return true;
}

/// Empty behind the last.
std::span<const unsigned char> TableReader::next_block() {
    if (next_block_ == blocks_end_ && !blocks_.empty()) {
        blocks_end_ = read_file_at(file_, offset_, blocks_);
        offset_ += blocks_end_;
        next_block_ = 0;
        if (blocks_end_ % block_bytes_ != 0)
            throw Xapian::DatabaseCorruptError("Not whole blocks: " + file_.native());
    }
    if (next_block_ == blocks_end_)
        return {};
    const auto* const begin = reinterpret_cast<const unsigned char*>(blocks_.data()) + next_block_;
    next_block_ += block_bytes_;
    return {begin, block_bytes_};
}

}  // namespace depeche::indexer::glass
