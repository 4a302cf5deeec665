#include "schema/compression.hpp"

#include <zstd.h>

#include <memory>
#include <new>

namespace depeche::schema {

namespace {

/// As dense as zlib's usual level makes texts of some kilobytes, within a few in a hundred, in a third of its
/// time; level 6 takes twice as long for two in a hundred less.
constexpr int level = 3;

struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

/// A thread keeps what it works with: making it costs more than a text does.
template <typename Context>
Context* kept(Context* (*make)()) {
    thread_local const std::unique_ptr<Context, Free> context(make());
    if (!context)
        throw std::bad_alloc();
    return context.get();
}

}  // namespace

std::string compress(std::string_view text) {
    std::string frame(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size =
        ZSTD_compressCCtx(kept(ZSTD_createCCtx), frame.data(), frame.size(), text.data(), text.size(), level);
    // With room enough it fails for want of memory alone.
    if (ZSTD_isError(size) != 0)
        throw std::bad_alloc();
    frame.resize(size);
    return frame;
}

std::optional<std::string> take_compressed(std::string_view& bytes, std::size_t most) {
    const std::string_view frame = bytes;
    const auto size = skip_compressed(bytes);
    if (!size || *size > most)
        return std::nullopt;
    std::string text(*size, '\0');
    const std::size_t taken = ZSTD_decompressDCtx(kept(ZSTD_createDCtx), text.data(), text.size(),
                                                  frame.data(), frame.size() - bytes.size());
    return taken == *size ? std::optional(std::move(text)) : std::nullopt;
}

std::optional<std::size_t> skip_compressed(std::string_view& bytes) {
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    const std::size_t frame = ZSTD_findFrameCompressedSize(bytes.data(), bytes.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || ZSTD_isError(frame) != 0)
        return std::nullopt;
    bytes.remove_prefix(frame);
    return size;
}

}  // namespace depeche::schema
