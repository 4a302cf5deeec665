#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "depeche/language.hpp"

namespace depeche::indexer {

/// Set from a signal handler: whoever may take long looks at it.
using StopFlag = std::atomic<bool>;

/// Where bytes come from.
class ByteInput {
public:
    virtual ~ByteInput() = default;

    /// Puts the next bytes into `room` and gives how many; 0 at the end.
    virtual std::variant<std::size_t, Message> read(std::span<char> room) = 0;
};

/// The bytes of a regular file, of standard input or of something unpacked, read forward piece by piece, so
/// that memory does not grow with the file. Owns the open file.
class ByteSource {
public:
    explicit ByteSource(std::unique_ptr<ByteInput> input) : input_(std::move(input)) {}
    static ByteSource of_bytes(std::string bytes);

    /// Opens a file; gives the reason when it cannot be opened or is no regular file (a pipe or a device
    /// could keep us waiting for ever). `-` is standard input, which may be a pipe.
    static std::variant<ByteSource, Message> open(const std::string& path, const StopFlag& stop);

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
    std::string_view buffered() const { return std::string_view(buffer_).substr(at_); }
    bool fill();

    std::unique_ptr<ByteInput> input_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::uint64_t bytes_read_ = 0;
    bool ended_ = false;
    std::optional<Message> failure_;
};

}  // namespace depeche::indexer
