#include "indexer/glass/file.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace depeche::indexer::glass {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void throw_error(const char* what, const fs::path& path) {
    const int error = errno;
    throw Xapian::DatabaseError(what + path.native(), error);
}

/// A file that is open for reading.
class Opened {
public:
    explicit Opened(const fs::path& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (descriptor_ < 0)
            throw_error("Couldn't open ", path);
    }
    ~Opened() { ::close(descriptor_); }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;

    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

}  // namespace

OutputFile::OutputFile(fs::path path)
    : path_(std::move(path)),
      descriptor_(::open(path_.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0)
        throw_error("Couldn't create ", path_);
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

void OutputFile::write_at(std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
            offset += static_cast<std::uint64_t>(written);
        } else if (errno != EINTR) {
            throw_error("Error writing to ", path_);
        }
    }
}

void OutputFile::close() {
    if (::close(std::exchange(descriptor_, -1)) != 0)
        throw_error("Error writing to ", path_);
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directory(folder, error);
    if (error)
        throw Xapian::DatabaseCreateError("Couldn't create " + folder.native(), error.value());
}

void write_file(const fs::path& path, std::string_view content) {
    OutputFile file(path);
    file.write_at(0, content);
    file.close();
}

std::size_t read_file_at(const fs::path& path, std::uint64_t offset, std::span<char> room) {
    const Opened file(path);
    std::size_t read = 0;
    while (read < room.size()) {
        const ssize_t more = ::pread(file.descriptor(), room.data() + read, room.size() - read,
                                     static_cast<off_t>(offset + read));
        if (more == 0)
            break;
        if (more > 0) {
            read += static_cast<std::size_t>(more);
        } else if (errno != EINTR) {
            throw_error("Error reading ", path);
        }
    }
    return read;
}

}  // namespace depeche::indexer::glass
