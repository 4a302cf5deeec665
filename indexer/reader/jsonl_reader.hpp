#pragma once

#include <memory>
#include <string>

#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// Reads one JSON object a line, each a dispatch. Keys are those of raw_fields.hpp; lists are arrays of texts
/// or one text with `;` between the items; `null` is as if the key were absent, and an id may be a whole
/// number. A line that cannot be read is refused and the others are not.
std::unique_ptr<Reader> make_jsonl_reader(ByteSource source, std::string path);

}  // namespace depeche::indexer
