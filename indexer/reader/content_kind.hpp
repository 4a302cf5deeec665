#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace depeche::indexer {

/// What a file holds.
enum class ContentKind : std::uint8_t {
    empty,
    text,        ///< one dispatch
    markdown,    ///< one dispatch
    json_lines,  ///< one JSON object a line
    json_array,  ///< JSON objects in a list
    json,        ///< one JSON object
    csv,         ///< rows under a row of names
    xml,         ///< a feed or wire format
    html,        ///< a page
    archive,     ///< packed files, or one compressed file
    binary,      ///< anything else: an image, a PDF
};

/// How many first bytes tell what a file holds.
inline constexpr std::size_t kind_bytes = 4096;

/// Judges by the first bytes of a file; its name is asked only where they leave it open, as a broken first
/// line of JSON does, and Markdown always.
ContentKind content_kind(std::string_view head, std::string_view name);

/// Whether it is text in UTF-16 or UTF-32, whatever it holds.
bool is_utf16(std::string_view head);

/// Whether a name is that of a file of dispatches (`.txt`, `.jsonl`, `.xml`, `.tar.gz` …): only these are
/// taken from a folder or an archive.
bool has_known_extension(std::string_view name);

}  // namespace depeche::indexer
