#include "indexer/compaction.hpp"

#include <system_error>

#include "indexer/index_folder.hpp"

namespace depeche::indexer {

namespace fs = std::filesystem;

std::uintmax_t bytes_of(const fs::path& database) {
    std::uintmax_t total = 0;
    std::error_code error;
    for (const fs::directory_entry& file : fs::directory_iterator(database, error))
        if (const std::uintmax_t bytes = file.file_size(error); !error)
            total += bytes;
    return total;
}

Compacted compact(const fs::path& index) {
    IndexFolder folder(index, "compact", IndexFolder::Missing::refuse);
    Compacted result{bytes_of(folder.serving()), 0};
    try {
        // Documents keep their numbers, by which equal answers are ordered.
        read_index(index).compact(folder.aside().native(), Xapian::DBCOMPACT_NO_RENUMBER);
    } catch (const Xapian::Error& error) {
        throw_write_error(folder.name(), error);
    }
    result.bytes_after = bytes_of(folder.aside());
    folder.serve_aside();
    return result;
}

}  // namespace depeche::indexer
