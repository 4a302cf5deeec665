#include "indexer/glass/table_writer.hpp"

#include <xapian.h>

#include <algorithm>
#include <cassert>
#include <cstring>

#include "indexer/glass/file.hpp"

namespace depeche::indexer::glass {

namespace {

// A block begins with its revision (4 bytes), its level (1), twice the bytes that are free in it (2 each, the
// same in a block that was never changed) and the end of its directory (2). The directory has an offset (2)
// for each item, in the order of their keys; the items fill the block from its end. High bytes come first.
constexpr std::size_t level_at = 4;
constexpr std::size_t gap_at = 5;
constexpr std::size_t free_at = 7;
constexpr std::size_t directory_end_at = 9;
constexpr std::size_t directory_at = 11;
constexpr std::size_t offset_bytes = 2;

// An item of a leaf: its size (2 bytes), the length of the key (1), the key, the number of the component (2;
// not of the first), the tag. One of a branch: the block below (4), the length of the key (1), the key, the
// number of the component (2).
constexpr std::size_t leaf_item_bytes = 3;
constexpr std::size_t branch_item_bytes = 7;
constexpr std::size_t component_bytes = 2;
/// The size of an item of a leaf is stored less these, the flags above it.
constexpr std::size_t uncounted_bytes = 3;
constexpr unsigned deflated_flag = 0x8000;
constexpr unsigned last_flag = 0x4000;
constexpr unsigned first_flag = 0x2000;
constexpr std::size_t longest_item = 0x1fff + uncounted_bytes;
/// So many items fit into a leaf at least.
constexpr std::size_t items_a_leaf = 4;

constexpr std::size_t longest_key = 255;
constexpr std::size_t most_components = 65'535;
/// All blocks are of the first commit.
constexpr std::uint32_t revision = 1;

std::size_t read_2(const unsigned char* at) {
    return std::size_t{at[0]} << 8 | at[1];
}

unsigned char* write_2(unsigned char* at, std::size_t number) {
    at[0] = static_cast<unsigned char>(number >> 8);
    at[1] = static_cast<unsigned char>(number);
    return at + 2;
}

unsigned char* write_4(unsigned char* at, std::uint32_t number) {
    return write_2(write_2(at, number >> 16), number & 0xffff);
}

unsigned char* write_key(unsigned char* at, std::string_view key) {
    *at = static_cast<unsigned char>(key.size());
    return std::ranges::copy(key, at + 1).out;
}

void set_free(unsigned char* block, std::size_t bytes) {
    write_2(block + gap_at, bytes);
    write_2(block + free_at, bytes);
}

/// As little of a key as tells it from the one before, which is less or the same.
std::string_view shortened(std::string_view key, std::string_view before) {
    const auto same = std::ranges::mismatch(key, before).in1 - key.begin();
    return key.substr(0, static_cast<std::size_t>(same) + 1);
}

}  // namespace

TableWriter::TableWriter(std::size_t block_bytes) : block_bytes_(block_bytes) {
    clear();
}

void TableWriter::clear() {
    bytes_.clear();
    open_.assign(1, append_block(0));
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
    const std::size_t piece = leaf_item - leaf_item_bytes - key.size() - component_bytes;
    if (tag.size() / piece >= most_components)
        throw Xapian::UnimplementedError("Can't handle insanely large tags");
    const unsigned flags = state == Tag::deflated ? deflated_flag : 0;
    for (std::size_t component = 1; component == 1 || !tag.empty(); ++component) {
        const std::string_view part = tag.substr(0, component == 1 ? piece + component_bytes : piece);
        tag.remove_prefix(part.size());
        add_leaf_item(key, component,
                      flags | (component == 1 ? first_flag : 0) | (tag.empty() ? last_flag : 0), part);
    }
    ++entries_;
}

TableRoot TableWriter::write_to(const std::filesystem::path& file) const {
    write_file(file, {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()});
    return {open_.back(), static_cast<std::uint32_t>(open_.size() - 1), entries_,
            static_cast<std::uint32_t>(bytes_.size() / block_bytes_), block_bytes_};
}

unsigned char* TableWriter::block(std::uint32_t number) {
    return bytes_.data() + number * block_bytes_;
}

std::uint32_t TableWriter::append_block(std::size_t level) {
    const auto number = static_cast<std::uint32_t>(bytes_.size() / block_bytes_);
    bytes_.resize(bytes_.size() + block_bytes_);
    unsigned char* made = block(number);
    write_4(made, revision);
    made[level_at] = static_cast<unsigned char>(level);
    write_2(made + directory_end_at, directory_at);
    set_free(made, block_bytes_ - directory_at);
    return number;
}

bool TableWriter::fits(std::size_t level, std::size_t bytes) {
    return read_2(block(open_[level]) + free_at) >= bytes + offset_bytes;
}

/// Makes room for an item in the open block of a level, which has it; gives where it goes.
unsigned char* TableWriter::append_item(std::size_t level, std::size_t bytes) {
    unsigned char* into = block(open_[level]);
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
    const std::uint32_t full = open_[level];
    open_[level] = append_block(level);
    if (level + 1 == open_.size()) {
        open_.push_back(append_block(level + 1));
        add_branch_item(level + 1, {}, 0, full);
    }
    enter(level + 1, key, component, open_[level]);
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
