#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// Opens a file, or standard input when it is `-`, and gives the reader of its format, chosen by its content
/// before its name.
std::variant<std::unique_ptr<Reader>, Rejection> open_reader(const std::string& path, const StopFlag& stop);

/// How far into archives inside archives we are, and what came out of them all so far.
struct Unpacking {
    int depth = 0;
    std::uint64_t bytes = 0;
};

/// The same for bytes that are open already: `path` is for messages, `name` tells what the content leaves
/// open. `unpacking` is of the archive they are from, null outside of one; it must outlive the reader.
std::variant<std::unique_ptr<Reader>, Rejection> open_source(ByteSource source, const std::string& path,
                                                             std::string_view name, Unpacking* unpacking);

}  // namespace depeche::indexer
