#pragma once

#include <cstdint>
#include <string_view>

#include "depeche/language.hpp"

namespace depeche::indexer {

/// What readers of several formats say of the same trouble.
Message empty_file();
Message binary_content();
Message unknown_encoding();
Message file_too_long();
Message line_too_long();
Message item_too_long();
Message document_too_long();
Message empty_list();
/// A note: the dispatch is taken.
Message read_as_windows_1252();

/// The first line that is not UTF-8, from 1; 0 when all are.
std::uint32_t first_line_not_utf8(std::string_view bytes);

}  // namespace depeche::indexer
