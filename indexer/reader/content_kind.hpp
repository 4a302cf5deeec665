#pragma once

#include <string_view>

namespace depeche::indexer {

/// What a file holds.
enum class ContentKind {
    empty,
    text,        ///< one dispatch
    json_lines,  ///< one JSON object a line
    markup,      ///< HTML or XML
    utf16,       ///< text in an encoding that is not read
    binary,      ///< anything else: an image, a PDF, an archive
};

/// How many first bytes tell what a file holds.
inline constexpr std::size_t kind_bytes = 4096;

/// Judges by the first bytes of a file; its name is asked only where they leave it open, as a broken first
/// line of JSON does.
ContentKind content_kind(std::string_view head, std::string_view name);

/// Whether a name is that of a file of dispatches (`.txt`, `.text`, `.jsonl`, `.ndjson`): only these are
/// taken from a folder.
bool has_known_extension(std::string_view name);

}  // namespace depeche::indexer
