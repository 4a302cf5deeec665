#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace depeche::indexer::glass {

/// Makes tags shorter, in the format that Xapian has zlib read (common/compression_stream.cc, `COMPRESS_MIN`
/// in glass_version.cc), in a third of zlib's time. For one thread.
class Deflater {
public:
    /// Only tags that are longer are tried.
    static constexpr std::size_t longest_left = 18;

    Deflater();

    /// The compressed tag, until the next call; nothing when that were no shorter.
    std::optional<std::string_view> compress(std::string_view tag);

    /// The tag as it is, in that format, until the next call.
    std::string_view store(std::string_view tag);

private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
    std::string result_;
};

}  // namespace depeche::indexer::glass
