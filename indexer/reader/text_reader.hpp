#pragma once

#include <memory>
#include <string>

#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// Both read a file as one dispatch, which may start with a header: see front_matter.hpp.

std::unique_ptr<Reader> make_text_reader(ByteSource source, const std::string& path);

/// Markdown is read as it would be shown: a paragraph, heading or item a line, without its signs.
std::unique_ptr<Reader> make_markdown_reader(ByteSource source, const std::string& path);

}  // namespace depeche::indexer
