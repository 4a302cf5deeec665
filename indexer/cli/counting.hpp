#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "depeche/language.hpp"

namespace depeche::indexer {

/// `0 refusée`, `2 refusées`: French counts nothing as one.
std::string french(std::size_t count, std::string_view one, std::string_view many);

/// `0 notes`, `1 note`.
std::string english(std::size_t count, std::string_view one, std::string_view many);

/// `3,4 Mo`, `3.4 MB`: of 1000 bytes times 1000.
std::string size_in_words(std::uintmax_t bytes, Language language);

}  // namespace depeche::indexer
