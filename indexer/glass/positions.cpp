#include "indexer/glass/positions.hpp"

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>

#include "indexer/glass/encoding.hpp"

namespace depeche::indexer::glass {

namespace {

/// Appends bits, the lowest of a byte first.
class BitWriter {
public:
    explicit BitWriter(std::string& bytes) : bytes_(bytes) {}

    /// A value of which it is known that it is below `bound`. Where that is no power of two, the values in
    /// the middle take one bit less.
    void add(std::uint64_t value, std::uint64_t bound) {
        assert(value < bound);
        auto bits = static_cast<unsigned>(std::bit_width(bound - 1));
        if (const std::uint64_t spare = (std::uint64_t{1} << bits) - bound; spare > 0) {
            const std::uint64_t middle = (bound - spare) / 2;
            if (value >= middle + spare)
                value = (value - (middle + spare)) | (std::uint64_t{1} << (bits - 1));
            else if (value >= middle)
                --bits;
        }
        pending_ |= value << pending_bits_;
        for (pending_bits_ += bits; pending_bits_ >= 8; pending_bits_ -= 8) {
            bytes_ += static_cast<char>(pending_ & 0xff);
            pending_ >>= 8;
        }
    }

    /// The values between the first and the last, which are known: the one in the middle, then those on
    /// either side of it.
    void add_between(std::span<const Xapian::termpos> values) {
        while (values.size() > 2) {
            const std::size_t middle = (values.size() - 1) / 2;
            // The others need room on both sides.
            const std::uint64_t bound = std::uint64_t{values.back()} - values.front() - values.size() + 2;
            add(values[middle] - values.front() - middle, bound);
            add_between(values.first(middle + 1));
            values = values.subspan(middle);
        }
    }

    void finish() {
        if (pending_bits_ > 0)
            bytes_ += static_cast<char>(pending_);
    }

private:
    std::string& bytes_;
    /// Fewer than eight bits between calls.
    std::uint64_t pending_ = 0;
    unsigned pending_bits_ = 0;
};

}  // namespace

void append_positions(std::string& bytes, std::span<const Xapian::termpos> positions) {
    assert(!positions.empty());
    append_number(bytes, positions.back());
    if (positions.size() == 1)
        return;
    BitWriter bits(bytes);
    bits.add(positions.front(), positions.back());
    bits.add(positions.size() - 2, positions.back() - positions.front());
    bits.add_between(positions);
    bits.finish();
}

}  // namespace depeche::indexer::glass
