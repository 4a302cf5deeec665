#include "indexer/reader/byte_source.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "schema/system_reason.hpp"

namespace depeche::indexer {

namespace {

constexpr std::size_t piece_bytes = std::size_t{256} << 10;
constexpr int wake_up_milliseconds = 200;

Message unreadable(int error) {
    const Message reason = schema::system_reason(error);
    return {
        fmt::format("ne peut être lu ({}) : vérifiez qu’il existe et que vous en avez le droit",
                    reason.french),
        fmt::format("cannot be read ({}): check that it exists and that you may read it", reason.english)};
}

/// Why something that is no regular file is not read; nothing for a regular file.
std::optional<Message> objection(mode_t mode) {
    if (S_ISREG(mode))
        return std::nullopt;
    if (S_ISFIFO(mode) || S_ISSOCK(mode))
        return Message{"est un tube, pas un fichier : lisez-le par l’entrée standard (« - »)",
                       "is a pipe, not a file: read it from standard input ('-')"};
    return Message{"est un périphérique, pas un fichier : donnez un fichier de dépêches",
                   "is a device, not a file: give a file of dispatches"};
}

/// An open file, closed at the end.
class Descriptor : public ByteInput {
public:
    Descriptor(int descriptor, const StopFlag& stop) : descriptor_(descriptor), stop_(stop) {}
    ~Descriptor() override {
        if (descriptor_ > STDIN_FILENO)
            ::close(descriptor_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    std::variant<std::size_t, Message> read(std::span<char> room) override {
        ssize_t count = 0;
        do {
            count = wait_for_input() ? ::read(descriptor_, room.data(), room.size()) : 0;
        } while (count < 0 && errno == EINTR);
        if (count < 0)
            return unreadable(errno);
        return static_cast<std::size_t>(count);
    }

private:
    /// Waits until standard input has something, and no longer than anyone wants it; false when nobody does.
    bool wait_for_input() const {
        if (descriptor_ != STDIN_FILENO)
            return true;
        pollfd input{descriptor_, POLLIN, 0};
        while (!stop_)
            if (::poll(&input, 1, wake_up_milliseconds) > 0)
                return true;
        return false;
    }

    int descriptor_;
    const StopFlag& stop_;
};

class Bytes : public ByteInput {
public:
    explicit Bytes(std::string bytes) : bytes_(std::move(bytes)) {}

    std::variant<std::size_t, Message> read(std::span<char> room) override {
        const std::size_t count = bytes_.copy(room.data(), room.size(), at_);
        at_ += count;
        return count;
    }

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

}  // namespace

std::variant<ByteSource, Message> ByteSource::open(const std::string& path, const StopFlag& stop) {
    if (path == "-")
        return ByteSource(std::make_unique<Descriptor>(STDIN_FILENO, stop));
    // Not blocking, for the opening of a pipe waits for its writer.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0)
        return unreadable(errno);
    ByteSource source(std::make_unique<Descriptor>(descriptor, stop));
    struct stat status {};
    if (::fstat(descriptor, &status) != 0)
        return unreadable(errno);
    if (auto reason = objection(status.st_mode))
        return *std::move(reason);
    return source;
}

ByteSource ByteSource::of_bytes(std::string bytes) {
    return ByteSource(std::make_unique<Bytes>(std::move(bytes)));
}

std::string_view ByteSource::peek(std::size_t size) {
    while (buffered().size() < size && fill()) {
    }
    return buffered();
}

std::string_view ByteSource::next_piece() {
    if (buffered().empty() && !fill())
        return {};
    const std::string_view piece = buffered();
    at_ = buffer_.size();
    return piece;
}

ByteSource::LineStatus ByteSource::next_line(std::string& line, std::size_t limit) {
    line.clear();
    bool too_long = false;
    for (bool met_end = false; !met_end;) {
        if (buffered().empty() && !fill()) {
            if (line.empty() && !too_long)
                return LineStatus::end;
            break;
        }
        const std::string_view left = buffered();
        const auto end = left.find('\n');
        met_end = end != std::string_view::npos;
        const std::string_view piece = left.substr(0, end);
        too_long = too_long || line.size() + piece.size() > limit;
        if (too_long)
            line.clear();
        else
            line += piece;
        at_ += piece.size() + (met_end ? 1 : 0);
    }
    if (too_long)
        return LineStatus::too_long;
    if (line.ends_with('\r'))
        line.pop_back();
    return LineStatus::line;
}

bool ByteSource::read_all(std::string& bytes, std::size_t limit) {
    bytes.clear();
    do {
        if (bytes.size() + buffered().size() > limit) {
            bytes.clear();
            return false;
        }
        bytes += buffered();
        at_ = buffer_.size();
    } while (fill());
    return true;
}

/// Reads another piece; false at the end.
bool ByteSource::fill() {
    if (ended_)
        return false;
    buffer_.erase(0, std::exchange(at_, 0));
    const std::size_t present = buffer_.size();
    buffer_.resize(present + piece_bytes);
    auto outcome = input_->read({buffer_.data() + present, piece_bytes});
    if (auto* reason = std::get_if<Message>(&outcome))
        failure_ = std::move(*reason);
    const std::size_t received = failure_ ? 0 : std::get<std::size_t>(outcome);
    ended_ = received == 0;
    buffer_.resize(present + received);
    bytes_read_ += received;
    return !ended_;
}

}  // namespace depeche::indexer
