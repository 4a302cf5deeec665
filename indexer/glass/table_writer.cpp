#include "indexer/glass/table_writer.hpp"

#include <xapian.h>

#include <algorithm>
#include <cassert>
#include <memory>
#include <span>

namespace depeche::indexer::glass {

namespace {

/// So many items fit into a leaf at least.
constexpr std::size_t items_a_leaf = 4;

constexpr std::size_t longest_key = 255;
constexpr std::size_t most_components = 65'535;
/// When so much is in memory it goes to the file, which is cheaper at once than block by block.
constexpr std::size_t most_pending_bytes = 1 << 20;

unsigned char* write_key(unsigned char* at, std::string_view key) {
    *at = static_cast<unsigned char>(key.size());
    return std::ranges::copy(key, at + 1).out;
}

std::string_view as_text(std::span<const unsigned char> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void set_free(unsigned char* block, std::size_t bytes) {
    write_2(block + gap_at, bytes);
    write_2(block + free_at, bytes);
}

void clear_block(std::span<unsigned char> block, std::size_t level) {
    write_4(block.data(), revision);
    block[level_at] = static_cast<unsigned char>(level);
    write_2(block.data() + directory_end_at, directory_at);
    set_free(block.data(), block.size() - directory_at);
}

/// As little of a key as tells it from the one before, which is less or the same.
std::string_view shortened(std::string_view key, std::string_view before) {
    const auto same = std::ranges::mismatch(key, before).in1 - key.begin();
    return key.substr(0, static_cast<std::size_t>(same) + 1);
}

}  // namespace

TableWriter::TableWriter(std::size_t block_bytes, std::size_t spare_bytes)
    : block_bytes_(block_bytes), spare_bytes_(spare_bytes) {
    assert(spare_bytes < block_bytes / 2);
    clear();
}

void TableWriter::clear() {
    file_.reset();
    bytes_.clear();
    first_ = 0;
    branches_.clear();
    open_leaf();
    last_key_.clear();
    entries_ = 0;
    // Before all entries there is one with neither key nor tag.
    add_leaf_item({}, 1, first_flag | last_flag, {});
}

void TableWriter::add(std::string_view key, std::string_view tag, Tag state) {
    assert(key > last_key_);
    if (key.size() > longest_key)
        throw Xapian::InvalidArgumentError("Key too long: length was " + std::to_string(key.size()) +
                                           " bytes, maximum length of a key is 255 bytes");
    const std::size_t leaf_item =
        std::min((block_bytes_ - directory_at) / items_a_leaf - offset_bytes, longest_item);
    const std::size_t item_head = leaf_item_bytes + key.size() + component_bytes;
    const std::size_t piece = leaf_item - item_head;
    if (tag.size() / piece >= most_components)
        throw Xapian::UnimplementedError("Can't handle insanely large tags");
    // The first piece of a tag of several fills the block when the others are no more for it.
    std::size_t first_piece = piece + component_bytes;
    if (tag.size() > first_piece) {
        const std::size_t room = room_in_leaf() % (leaf_item + offset_bytes);
        const std::size_t last_piece = (tag.size() - component_bytes) % piece;
        if (room > offset_bytes + item_head && room - offset_bytes - item_head >= last_piece)
            first_piece = room - offset_bytes - leaf_item_bytes - key.size();
    }
    const unsigned flags = state == Tag::deflated ? deflated_flag : 0;
    for (std::size_t component = 1; component == 1 || !tag.empty(); ++component) {
        const std::string_view part = tag.substr(0, component == 1 ? first_piece : piece);
        tag.remove_prefix(part.size());
        add_leaf_item(key, component,
                      flags | (component == 1 ? first_flag : 0) | (tag.empty() ? last_flag : 0), part);
    }
    ++entries_;
}

void TableWriter::stream_to(const std::filesystem::path& file) {
    file_.emplace(file);
}

TableRoot TableWriter::finish() {
    for (const Branch& branch : branches_)
        close_branch(branch);
    const std::uint32_t root = branches_.empty() ? leaf_ : branches_.back().number;
    flush();
    file_->close();
    return {root, static_cast<std::uint32_t>(branches_.size()), entries_, first_, block_bytes_};
}

/// Gives the next block a number, and room in memory.
std::uint32_t TableWriter::append_block() {
    const auto number = first_ + static_cast<std::uint32_t>(bytes_.size() / block_bytes_);
    bytes_.resize(bytes_.size() + block_bytes_);
    return number;
}

void TableWriter::open_leaf() {
    // All that are in memory are full.
    if (file_ && bytes_.size() >= most_pending_bytes)
        flush();
    leaf_ = append_block();
    clear_block(std::span(bytes_).last(block_bytes_), 0);
}

void TableWriter::open_branch(std::size_t level) {
    if (level > branches_.size())
        branches_.push_back({0, std::vector<unsigned char>(block_bytes_)});
    Branch& branch = branches_[level - 1];
    branch.number = append_block();
    clear_block(branch.bytes, level);
}

/// Puts a branch where there is room for it.
void TableWriter::close_branch(const Branch& branch) {
    if (branch.number >= first_)
        std::ranges::copy(branch.bytes, bytes_.begin() + offset_of(branch.number));
    else
        file_->write_at(branch.number * std::uint64_t{block_bytes_}, as_text(branch.bytes));
}

void TableWriter::flush() {
    file_->write_at(first_ * std::uint64_t{block_bytes_}, as_text(bytes_));
    first_ += static_cast<std::uint32_t>(bytes_.size() / block_bytes_);
    bytes_.clear();
}

std::uint32_t TableWriter::open_number(std::size_t level) const {
    return level == 0 ? leaf_ : branches_[level - 1].number;
}

unsigned char* TableWriter::open_block(std::size_t level) {
    return level == 0 ? std::to_address(bytes_.begin() + offset_of(leaf_))
                      : branches_[level - 1].bytes.data();
}

/// Of a block in memory.
std::ptrdiff_t TableWriter::offset_of(std::uint32_t block) const {
    return static_cast<std::ptrdiff_t>((block - first_) * block_bytes_);
}

std::size_t TableWriter::room_in_leaf() {
    const std::size_t free = read_2(open_block(0) + free_at);
    return free - std::min(free, spare_bytes_);
}

bool TableWriter::fits(std::size_t level, std::size_t bytes) {
    const std::size_t room = level == 0 ? room_in_leaf() : read_2(open_block(level) + free_at);
    return room >= bytes + offset_bytes;
}

/// Makes room for an item in the open block of a level, which has it; gives where it goes.
unsigned char* TableWriter::append_item(std::size_t level, std::size_t bytes) {
    unsigned char* into = open_block(level);
    const std::size_t directory_end = read_2(into + directory_end_at) + offset_bytes;
    const std::size_t free = read_2(into + free_at) - bytes - offset_bytes;
    const std::size_t offset = directory_end + free;
    write_2(into + directory_end - offset_bytes, offset);
    write_2(into + directory_end_at, directory_end);
    set_free(into, free);
    return into + offset;
}

void TableWriter::add_leaf_item(std::string_view key, std::size_t component, unsigned flags,
                                std::string_view piece) {
    const bool is_first = component == 1;
    const std::size_t bytes = leaf_item_bytes + key.size() + (is_first ? 0 : component_bytes) + piece.size();
    if (!fits(0, bytes))
        split(0, shortened(key, last_key_), component);
    unsigned char* at = append_item(0, bytes);
    at = write_2(at, (bytes - uncounted_bytes) | flags);
    at = write_key(at, key);
    if (!is_first)
        at = write_2(at, component);
    std::ranges::copy(piece, at);
    last_key_ = key;
}

void TableWriter::add_branch_item(std::size_t level, std::string_view key, std::size_t component,
                                  std::uint32_t child) {
    unsigned char* at = append_item(level, branch_item_bytes + key.size());
    write_2(write_key(write_4(at, child), key), component);
}

/// Opens another block of a level in place of one that is full; what is at `key` or after it goes there.
void TableWriter::split(std::size_t level, std::string_view key, std::size_t component) {
    const std::uint32_t full = open_number(level);
    if (level == 0) {
        open_leaf();
    } else {
        close_branch(branches_[level - 1]);
        open_branch(level);
    }
    if (level == branches_.size()) {
        open_branch(level + 1);
        add_branch_item(level + 1, {}, 0, full);
    }
    enter(level + 1, key, component, open_number(level));
}

/// Says in a branch that what is at `key` or after it is in another block. The first item of a branch needs
/// no key; the branch above has it.
void TableWriter::enter(std::size_t level, std::string_view key, std::size_t component, std::uint32_t child) {
    if (fits(level, branch_item_bytes + key.size())) {
        add_branch_item(level, key, component, child);
    } else {
        split(level, key, component);
        add_branch_item(level, {}, 0, child);
    }
}

}  // namespace depeche::indexer::glass
