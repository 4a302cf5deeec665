#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace depeche::indexer {

bool is_utf8(std::string_view bytes);

/// Reads bytes that are not UTF-8 as Windows-1252, the old encoding of Western Europe. Nothing when they make
/// no sense so: a byte that stands for no character, or for a sign that no French text has, as when UTF-8 was
/// damaged or the text is in another encoding. Nothing is guessed beyond that.
std::optional<std::string> from_windows_1252(std::string_view bytes);

}  // namespace depeche::indexer
