#include "indexer/glass/version_file.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "indexer/glass/deflater.hpp"
#include "indexer/glass/encoding.hpp"
#include "indexer/glass/file.hpp"

namespace depeche::indexer::glass {

namespace {

constexpr std::string_view magic =
    "\x0f\x0d"
    "Xapian Glass";
/// The format of 14 March 2016: the years from 2014, the month, the day, in 7, 4 and 5 bits.
constexpr unsigned format = (2016 - 2014) << 9 | 3 << 5 | 14;
constexpr std::size_t identity_bytes = 16;
constexpr unsigned revision = 1;

void append_root(std::string& bytes, const TableRoot& root, std::size_t least_deflated) {
    const bool exists = root.blocks > 0;
    constexpr unsigned in_order_flag = 2;
    constexpr unsigned absent_flag = 1;
    append_number(bytes, root.block);
    append_number(bytes, root.level << 2 | in_order_flag | (exists ? 0 : absent_flag));
    append_number(bytes, root.entries);
    append_number(bytes, (exists ? root.block_bytes : usual_block_bytes) / 2048);
    append_number(bytes, least_deflated);
    // Where free blocks are listed: none, the first is behind all that are used (glass_freelist.h).
    std::string free_blocks;
    if (exists) {
        append_number(free_blocks, revision);
        append_number(free_blocks, root.blocks);
        free_blocks.append(4, '\0');
    }
    append_text(bytes, free_blocks);
}

}  // namespace

void Statistics::add(Xapian::termcount length) {
    ++documents;
    total_length += length;
    if (length > 0 && (least_length == 0 || length < least_length))
        least_length = length;
    greatest_length = std::max(greatest_length, length);
}

void write_version_file(const std::filesystem::path& folder, const TableRoots& tables,
                        const Statistics& statistics) {
    std::string bytes(magic);
    bytes += static_cast<char>(format >> 8);
    bytes += static_cast<char>(format & 0xff);
    bytes.append(identity_bytes, '\0');
    append_number(bytes, revision);
    append_root(bytes, tables.postings, 0);
    append_root(bytes, tables.data, Deflater::longest_left);
    append_root(bytes, tables.terms, Deflater::longest_left);
    append_root(bytes, tables.positions, 0);
    // Of spellings and synonyms.
    append_root(bytes, {}, Deflater::longest_left);
    append_root(bytes, {}, Deflater::longest_left);
    append_number(bytes, statistics.documents);
    // How far the last number is from how many there are.
    append_number(bytes, 0);
    append_number(bytes, statistics.least_length);
    append_number(bytes, statistics.most_occurrences);
    append_number(bytes, statistics.greatest_length - statistics.most_occurrences);
    // The oldest set of changes that is kept.
    append_number(bytes, 0);
    append_number(bytes, statistics.total_length);
    // The greatest frequency of a spelling.
    append_number(bytes, 0);
    write_file(folder / "iamglass", bytes);
}

}  // namespace depeche::indexer::glass
