#include "indexer/glass/encoding.hpp"

#include <xapian.h>

#include <bit>
#include <cassert>
#include <cstddef>

namespace depeche::indexer::glass {

void append_number(std::string& bytes, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7)
        bytes += static_cast<char>((number & 0x7f) | 0x80);
    bytes += static_cast<char>(number);
}

std::uint64_t take_number(std::string_view& bytes) {
    constexpr unsigned most_shifted = 63;
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift <= most_shifted; shift += 7) {
        const auto byte = static_cast<unsigned char>(take(bytes, 1).front());
        number |= std::uint64_t{byte & 0x7fU} << shift;
        if (byte < 0x80)
            return number;
    }
    throw Xapian::DatabaseCorruptError("A number of too many bytes");
}

void append_last_number(std::string& bytes, std::uint64_t number) {
    for (; number > 0; number >>= 8)
        bytes += static_cast<char>(number & 0xff);
}

void append_sortable_number(std::string& bytes, std::uint64_t number) {
    assert(number >> 57 == 0);
    // Two bytes hold fifteen bits; from then on, as many high bits are set as there are bytes beyond two.
    const auto bits = static_cast<std::size_t>(std::bit_width(number));
    const std::size_t length = bits <= 15 ? 2 : (bits + 5) / 7;
    const std::uint64_t mark = bits <= 15 ? 0 : std::uint64_t{0xff} << (10 - length);
    bytes += static_cast<char>(((number >> (8 * (length - 1))) | mark) & 0xff);
    for (std::size_t left = length - 1; left > 0; --left)
        bytes += static_cast<char>((number >> (8 * (left - 1))) & 0xff);
}

std::uint64_t take_sortable_number(std::string_view& bytes) {
    const auto first = static_cast<unsigned char>(take(bytes, 1).front());
    const auto beyond_two = static_cast<std::size_t>(std::countl_one(first));
    std::uint64_t number = beyond_two < 7 ? first & (0x7fU >> beyond_two) : 0U;
    for (const char byte : take(bytes, beyond_two + 1))
        number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}

void append_text(std::string& bytes, std::string_view text) {
    append_number(bytes, text.size());
    bytes += text;
}

std::string_view take_text(std::string_view& bytes) {
    return take(bytes, take_number(bytes));
}

void append_term(std::string& bytes, std::string_view term) {
    for (std::size_t nul = 0; (nul = term.find('\0')) != std::string_view::npos;) {
        bytes.append(term.substr(0, nul + 1)).push_back('\xff');
        term.remove_prefix(nul + 1);
    }
    bytes += term;
}

std::string_view term_of(std::string_view key) {
    std::size_t nul = key.find('\0');
    while (nul != std::string_view::npos && nul + 1 < key.size() && key[nul + 1] == '\xff')
        nul = key.find('\0', nul + 2);
    return key.substr(0, nul);
}

std::uint64_t first_bytes(std::string_view text) {
    std::uint64_t result = 0;
    for (std::size_t at = 0; at < sizeof(result); ++at)
        result = result << 8 | (at < text.size() ? static_cast<unsigned char>(text[at]) : 0U);
    return result;
}

std::string_view take(std::string_view& bytes, std::size_t count) {
    if (count > bytes.size())
        throw Xapian::DatabaseCorruptError("An entry of a table is too short");
    const std::string_view taken = bytes.substr(0, count);
    bytes.remove_prefix(count);
    return taken;
}

}  // namespace depeche::indexer::glass
