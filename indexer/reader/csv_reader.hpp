#pragma once

#include <memory>
#include <string>

#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// Reads a table, CSV or TSV, a dispatch a row. The first row names the columns by the keys of
/// raw_fields.hpp; lists have `;` between their items. A column of another name is ignored, and noted.
std::unique_ptr<Reader> make_csv_reader(ByteSource source, const std::string& path);

}  // namespace depeche::indexer
