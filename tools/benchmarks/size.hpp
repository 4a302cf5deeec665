#pragma once

#include <filesystem>

namespace depeche::bench {

/// Of a file, or of all files in a folder; in millions of bytes, 0 when there is none.
double megabytes_of(const std::filesystem::path& path);

}  // namespace depeche::bench
