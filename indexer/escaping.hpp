#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace depeche::indexer {

/// A text that came from outside, made safe to show and store: control characters and bytes that are not
/// UTF-8 become `\x1b`. A file name may be any bytes.
std::string escaped(std::string_view bytes);

/// Where a dispatch was read, as messages say it: `dir/file.txt`, or `dir/file.jsonl:17` with its line.
std::string location(std::string_view path, std::uint32_t line);

/// The start of an id or key, escaped, for a message.
std::string excerpt(std::string_view bytes);

}  // namespace depeche::indexer
