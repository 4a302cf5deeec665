#pragma once

#include <memory>
#include <string>
#include <variant>

#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// Opens a file, or standard input when it is `-`, and gives the reader of its format, chosen by its content
/// before its name.
std::variant<std::unique_ptr<Reader>, Rejection> open_reader(const std::string& path, const StopFlag& stop);

}  // namespace depeche::indexer
