#include "indexer/glass/version_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>

#include "indexer/glass/block.hpp"
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
constexpr std::size_t format_bytes = 2;
/// Postings, data, terms, positions, spellings, synonyms. Of each there are five numbers and a text.
constexpr std::size_t table_count = 6;
constexpr std::size_t root_numbers = 5;
constexpr const char* version_file = "iamglass";

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

void Statistics::add(const Statistics& others) {
    documents += others.documents;
    total_length += others.total_length;
    if (others.least_length > 0 && (least_length == 0 || others.least_length < least_length))
        least_length = others.least_length;
    greatest_length = std::max(greatest_length, others.greatest_length);
    most_occurrences = std::max(most_occurrences, others.most_occurrences);
}

void write_version_file(const std::filesystem::path& folder, const TableRoots& tables,
                        const Statistics& statistics, const Identity& identity) {
    std::string bytes(magic);
    bytes += static_cast<char>(format >> 8);
    bytes += static_cast<char>(format & 0xff);
    bytes.append(identity.data(), identity.size());
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
    write_file(folder / version_file, bytes);
}

Statistics read_statistics(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / version_file;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Xapian::DatabaseOpeningError("Couldn't open " + path.native(), errno);
    const std::string content(std::istreambuf_iterator<char>(file), {});
    std::string_view bytes = content;
    take(bytes, magic.size() + format_bytes + std::tuple_size_v<Identity>);
    take_number(bytes);
    for (std::size_t table = 0; table < table_count; ++table) {
        for (std::size_t field = 0; field < root_numbers; ++field)
            take_number(bytes);
        take_text(bytes);
    }
    Statistics statistics;
    statistics.documents = static_cast<Xapian::doccount>(take_number(bytes));
    take_number(bytes);
    statistics.least_length = static_cast<Xapian::termcount>(take_number(bytes));
    statistics.most_occurrences = static_cast<Xapian::termcount>(take_number(bytes));
    statistics.greatest_length =
        statistics.most_occurrences + static_cast<Xapian::termcount>(take_number(bytes));
    take_number(bytes);
    statistics.total_length = take_number(bytes);
    return statistics;
}

}  // namespace depeche::indexer::glass
