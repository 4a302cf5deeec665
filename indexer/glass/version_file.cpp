#include "indexer/glass/version_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

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
constexpr std::size_t identity_bytes = 16;
constexpr unsigned revision = 1;
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

/// What a version file says of each table, in the order of the tables, and what stands before and behind it.
struct VersionFile {
    explicit VersionFile(const std::filesystem::path& folder);

    std::string head;
    std::array<std::string, table_count> roots;
    std::string statistics;
};

VersionFile::VersionFile(const std::filesystem::path& folder) {
    std::ifstream file(folder / version_file, std::ios::binary);
    if (!file)
        throw Xapian::DatabaseOpeningError("Couldn't open " + (folder / version_file).native(), errno);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    std::size_t at = 0;
    std::size_t begin = 0;
    const auto pass = [&](std::size_t count) {
        if (count > bytes.size() - at)
            throw Xapian::DatabaseCorruptError("Too short: " + (folder / version_file).native());
        at += count;
    };
    const auto number = [&] {
        std::uint64_t value = 0;
        for (unsigned shift = 0;; shift += 7) {
            pass(1);
            const auto byte = static_cast<unsigned char>(bytes[at - 1]);
            value |= std::uint64_t{byte & 0x7fU} << shift;
            if (byte < 0x80)
                return value;
        }
    };
    const auto passed = [&] {
        const std::size_t from = std::exchange(begin, at);
        return bytes.substr(from, at - from);
    };
    pass(magic.size() + format_bytes + identity_bytes);
    number();
    head = passed();
    for (std::string& root : roots) {
        for (std::size_t field = 0; field < root_numbers; ++field)
            number();
        pass(number());
        root = passed();
    }
    pass(bytes.size() - at);
    statistics = passed();
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
    write_file(folder / version_file, bytes);
}

void join_tables(const std::filesystem::path& postings, const std::filesystem::path& documents) {
    VersionFile joined(postings);
    VersionFile others(documents);
    std::string bytes = std::move(joined.head) + joined.roots.front();
    for (std::size_t table = 1; table < table_count; ++table)
        bytes += others.roots[table];
    bytes += joined.statistics;
    for (const char* const table : {"docdata.glass", "termlist.glass", "position.glass"})
        if (std::filesystem::exists(documents / table))
            std::filesystem::rename(documents / table, postings / table);
    write_file(postings / version_file, bytes);
}

}  // namespace depeche::indexer::glass
