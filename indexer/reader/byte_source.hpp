#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "depeche/language.hpp"

namespace depeche::indexer {

/// Set from a signal handler: whoever may take long looks at it.
using StopFlag = std::atomic<bool>;

/// The bytes of a regular file or of standard input, read forward piece by piece, so that memory does not
/// grow with the file. Owns the open file.
class ByteSource {
public:
    /// Opens a file; gives the reason when it cannot be opened or is no regular file (a pipe or a device
    /// could keep us waiting for ever). `-` is standard input, which may be a pipe.
    static std::variant<ByteSource, Message> open(const std::string& path, const StopFlag& stop);

    ~ByteSource();
    ByteSource(ByteSource&& other) noexcept;
    ByteSource& operator=(ByteSource&&) = delete;

    /// The next bytes without going past them: at least `size` unless the file ends before. Valid until the
    /// next call.
    std::string_view peek(std::size_t size);

    /// The bytes read next, however many come at once; none at the end. Valid until the next call.
    std::string_view next_piece();

    enum class LineStatus { line, too_long, end };

    /// Reads the next line without its end. One longer than `limit` is passed over and not kept.
    LineStatus next_line(std::string& line, std::size_t limit);

    /// Reads all that is left; false when it is more than `limit`, of which nothing is kept.
    bool read_all(std::string& bytes, std::size_t limit);

    std::uint64_t bytes_read() const { return bytes_read_; }

    /// Why reading broke off before the end, if it did.
    const std::optional<Message>& failure() const { return failure_; }

private:
    ByteSource(int descriptor, const StopFlag& stop) : descriptor_(descriptor), stop_(&stop) {}

    std::string_view buffered() const { return std::string_view(buffer_).substr(at_); }
    bool fill();
    bool wait_for_input();

    int descriptor_;
    const StopFlag* stop_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::uint64_t bytes_read_ = 0;
    bool ended_ = false;
    std::optional<Message> failure_;
};

}  // namespace depeche::indexer
