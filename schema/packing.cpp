#include "schema/packing.hpp"

namespace depeche::schema {

void Packer::number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        bytes_ += static_cast<char>(value | 0x80);
    bytes_ += static_cast<char>(value);
}

void Packer::fixed(std::uint64_t value) {
    for (int byte = 0; byte < 8; ++byte, value >>= 8)
        bytes_ += static_cast<char>(value);
}

void Packer::text(std::string_view value) {
    number(value.size());
    bytes_ += value;
}

std::string_view Unpacker::take(std::uint64_t size) {
    if (size > bytes_.size()) {
        ok_ = false;
        bytes_ = {};
        return {};
    }
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
}

std::uint64_t Unpacker::number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const std::string_view byte = take(1);
        if (byte.empty())
            return 0;
        const auto bits = static_cast<unsigned char>(byte[0]);
        value |= static_cast<std::uint64_t>(bits & 0x7f) << shift;
        if (bits < 0x80)
            return value;
    }
    ok_ = false;
    return 0;
}

std::uint64_t Unpacker::fixed() {
    const std::string_view eight = take(8);
    std::uint64_t value = 0;
    for (std::size_t byte = eight.size(); byte-- > 0;)
        value = value << 8 | static_cast<unsigned char>(eight[byte]);
    return value;
}

std::string_view Unpacker::text() {
    return take(number());
}

std::uint64_t Unpacker::count() {
    const std::uint64_t items = number();
    if (items <= bytes_.size())
        return items;
    ok_ = false;
    return 0;
}

}  // namespace depeche::schema
