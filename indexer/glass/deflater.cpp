#include "indexer/glass/deflater.hpp"

#include <zlib.h>

#include <new>

namespace depeche::indexer::glass {

namespace {

/// No header, and the window as large as can be.
constexpr int window_bits = -15;
constexpr int memory_level = 9;

}  // namespace

struct Deflater::Stream {
    Stream() {
        if (deflateInit2(&state, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits, memory_level,
                         Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    ~Stream() { deflateEnd(&state); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    z_stream state{};
};

Deflater::Deflater() : stream_(std::make_unique<Stream>()) {}
Deflater::~Deflater() = default;

std::optional<std::string_view> Deflater::compress(std::string_view tag) {
    if (tag.size() <= longest_left)
        return std::nullopt;
    if (result_.size() < tag.size())
        result_.resize(tag.size());
    z_stream& state = stream_->state;
    deflateReset(&state);
    // zlib takes no pointer to const, and changes nothing there.
    state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(tag.data()));
    state.avail_in = static_cast<uInt>(tag.size());
    state.next_out = reinterpret_cast<Bytef*>(result_.data());
    state.avail_out = static_cast<uInt>(tag.size());
    if (deflate(&state, Z_FINISH) != Z_STREAM_END || state.total_out >= tag.size())
        return std::nullopt;
    return std::string_view(result_).substr(0, state.total_out);
}

}  // namespace depeche::indexer::glass
