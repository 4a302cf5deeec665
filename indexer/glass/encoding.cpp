#include "indexer/glass/encoding.hpp"

#include <bit>
#include <cassert>
#include <cstddef>

namespace depeche::indexer::glass {

void append_number(std::string& bytes, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7)
        bytes += static_cast<char>((number & 0x7f) | 0x80);
    bytes += static_cast<char>(number);
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

void append_text(std::string& bytes, std::string_view text) {
    append_number(bytes, text.size());
    bytes += text;
}

void append_term(std::string& bytes, std::string_view term) {
    for (std::size_t nul = 0; (nul = term.find('\0')) != std::string_view::npos;) {
        bytes.append(term.substr(0, nul + 1)).push_back('\xff');
        term.remove_prefix(nul + 1);
    }
    bytes += term;
}

}  // namespace depeche::indexer::glass
