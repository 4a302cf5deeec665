#include "tools/benchmarks/size.hpp"

namespace depeche::bench {

namespace fs = std::filesystem;

double megabytes_of(const fs::path& path) {
    std::uintmax_t size = fs::is_regular_file(path) ? fs::file_size(path) : 0;
    if (fs::is_directory(path))
        for (const auto& entry : fs::recursive_directory_iterator(path))
            if (entry.is_regular_file())
                size += entry.file_size();
    return static_cast<double>(size) / 1e6;
}

}  // namespace depeche::bench
