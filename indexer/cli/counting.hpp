#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace depeche::indexer {

/// `0 refusée`, `2 refusées`: French counts nothing as one.
std::string french(std::size_t count, std::string_view one, std::string_view many);

/// `0 notes`, `1 note`.
std::string english(std::size_t count, std::string_view one, std::string_view many);

}  // namespace depeche::indexer
