#pragma once

#include <filesystem>
#include <string_view>

namespace depeche::indexer::glass {

/// Makes a new file, or another content of a present one. Throws `Xapian::DatabaseError` with the system's
/// reason when that cannot be. Not synchronised with the disk: a shard that is not whole is thrown away.
void write_file(const std::filesystem::path& path, std::string_view content);

}  // namespace depeche::indexer::glass
