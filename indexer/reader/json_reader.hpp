#pragma once

#include <memory>
#include <string>

#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// Each reads dispatches as json_records.hpp has them. One that cannot be read is refused, the others are
/// not.

/// One JSON object a line.
std::unique_ptr<Reader> make_json_lines_reader(ByteSource source, const std::string& path);

/// A list of JSON objects, read one after the other, however long the list.
std::unique_ptr<Reader> make_json_array_reader(ByteSource source, const std::string& path);

/// A file that is one JSON object.
std::unique_ptr<Reader> make_json_object_reader(ByteSource source, const std::string& path);

}  // namespace depeche::indexer
