#include "indexer/glass/file.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <string>

namespace depeche::indexer::glass {

namespace {

class File {
public:
    explicit File(const std::filesystem::path& path)
        : path_(path), descriptor_(::open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666)) {
        if (descriptor_ < 0)
            fail("Couldn't create ");
    }
    ~File() {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written >= 0)
                bytes.remove_prefix(static_cast<std::size_t>(written));
            else if (errno != EINTR)
                fail("Error writing to ");
        }
    }

    void close() {
        const int descriptor = descriptor_;
        descriptor_ = -1;
        if (::close(descriptor) != 0)
            fail("Error writing to ");
    }

private:
    [[noreturn]] void fail(const char* what) const {
        const int error = errno;
        throw Xapian::DatabaseError(what + path_.native(), error);
    }

    const std::filesystem::path& path_;
    int descriptor_;
};

}  // namespace

void write_file(const std::filesystem::path& path, std::string_view content) {
    File file(path);
    file.write(content);
    file.close();
}

}  // namespace depeche::indexer::glass
