#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace depeche::indexer::glass {

// Files as tables need them. All throw `Xapian::DatabaseError` with the name of the file and the system's
// reason. Nothing is synchronised with the disk: what is not whole is thrown away.

/// A new file, or another content of a present one. For one thread.
class OutputFile {
public:
    explicit OutputFile(std::filesystem::path path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write_at(std::uint64_t offset, std::string_view bytes);
    /// To be called at the end: a disk may say only then that it took not all.
    void close();

private:
    std::filesystem::path path_;
    int descriptor_;
};

void make_folder(const std::filesystem::path& folder);

void write_file(const std::filesystem::path& path, std::string_view content);

/// Reads from `offset` on as many bytes as there is room for, or as there are; gives how many. The file is
/// open only in the meantime, so that any number can be read in turn.
std::size_t read_file_at(const std::filesystem::path& path, std::uint64_t offset, std::span<char> room);

}  // namespace depeche::indexer::glass
