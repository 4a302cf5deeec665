#include "indexer/index_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>
#include <utility>

#include "indexer/escaping.hpp"
#include "schema/system_reason.hpp"

namespace depeche::indexer {

namespace {

/// Takes the lock, or gives false when another has it.
bool take(int descriptor) {
    int result = 0;
    do {
        result = ::flock(descriptor, LOCK_EX | LOCK_NB);
    } while (result != 0 && errno == EINTR);
    return result == 0;
}

/// The file holds `1234 add` and a line end while the lock is held, and nothing once it was given back.
std::optional<LockHolder> read_holder(int descriptor) {
    std::array<char, 128> bytes{};
    const ssize_t size = ::pread(descriptor, bytes.data(), bytes.size(), 0);
    const std::string_view text(bytes.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    LockHolder holder;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), holder.process);
    if (error != std::errc{})
        return std::nullopt;
    const auto rest = text.substr(static_cast<std::size_t>(end - text.data()));
    if (rest.size() > 1)
        holder.command = escaped(rest.substr(1, rest.find('\n') - 1));
    return holder;
}

/// Best effort: the lock holds without, only nobody is told whose it is.
void write_holder(int descriptor, std::string_view command) {
    const std::string text = fmt::format("{} {}\n", ::getpid(), command);
    if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, text.data(), text.size(), 0) < 0)
        return;
}

[[noreturn]] void throw_unlockable(std::string_view name, int error) {
    const Message reason = schema::system_reason(error);
    throw IndexError(
        {fmt::format("impossible de verrouiller l’index « {} » : {} ; vérifiez les droits et la place libre",
                     name, reason.french),
         fmt::format("cannot lock index '{}': {}; check its permissions and free space", name,
                     reason.english)});
}

[[noreturn]] void throw_held(std::string_view name, const std::optional<LockHolder>& holder) {
    const Message who =
        holder
            ? Message{fmt::format("le processus {} (depeche-indexer {})", holder->process, holder->command),
                      fmt::format("process {} (depeche-indexer {})", holder->process, holder->command)}
            : Message{"un autre indexeur", "another indexer"};
    throw IndexBusy(
        {fmt::format("{} écrit en ce moment dans l’index « {} » : attendez qu’il finisse, puis relancez la "
                     "même commande",
                     who.french, name),
         fmt::format("{} is writing to index '{}' right now: wait until it is done, then run the same "
                     "command again",
                     who.english, name)});
}

}  // namespace

IndexLock::IndexLock(const std::filesystem::path& folder, std::string_view name, std::string_view command)
    : descriptor_(::open((folder / file_name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0)
        throw_unlockable(name, errno);
    if (!take(descriptor_)) {
        const int error = errno;
        const std::optional<LockHolder> holder = read_holder(descriptor_);
        ::close(descriptor_);
        if (error != EWOULDBLOCK)
            throw_unlockable(name, error);
        throw_held(name, holder);
    }
    cut_off_ = read_holder(descriptor_);
    write_holder(descriptor_, command);
}

IndexLock::~IndexLock() {
    if (descriptor_ < 0)
        return;
    [[maybe_unused]] const int ignored = ::ftruncate(descriptor_, 0);
    ::close(descriptor_);
}

IndexLock::IndexLock(IndexLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), cut_off_(std::move(other.cut_off_)) {}

std::optional<LockHolder> IndexLock::holder(const std::filesystem::path& folder) {
    const int descriptor = ::open((folder / file_name).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return std::nullopt;
    std::optional<LockHolder> holder;
    if (::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        holder = read_holder(descriptor).value_or(LockHolder{});
    ::close(descriptor);
    return holder;
}

}  // namespace depeche::indexer
