#pragma once

#include <memory>
#include <string>

#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// Reads an XML document of one of the vocabularies of xml/vocabulary.hpp, told by its root, item by item.
/// One that breaks off or is malformed gives what stands before, and a rejection that says where.
std::unique_ptr<Reader> make_xml_reader(ByteSource source, const std::string& path);

}  // namespace depeche::indexer
