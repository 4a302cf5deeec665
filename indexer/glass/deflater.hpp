#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace depeche::indexer::glass {

/// Makes tags shorter as Xapian does, with its choices of method, so that the bytes are those it would have
/// written (common/compression_stream.cc, `COMPRESS_MIN` in glass_version.cc). For one thread.
class Deflater {
public:
    /// Only tags that are longer are tried.
    static constexpr std::size_t longest_left = 18;

    Deflater();
    ~Deflater();
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    /// The compressed tag, until the next call; nothing when that were no shorter.
    std::optional<std::string_view> compress(std::string_view tag);

private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
    std::string result_;
};

}  // namespace depeche::indexer::glass
