#pragma once

#include <simdjson.h>

#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// Whether an object is an item of IPTC's ninjs, of any version: told by its `uri`, which our own objects do
/// not have.
bool is_ninjs(const simdjson::dom::object& object);

/// Reads an item of ninjs 1, 2 or 3 into `dispatch`, which has path and record. The headline is the main one;
/// of several bodies a marked-up one is taken before a plain one, for its paragraphs; without any the
/// description. Pictures, sounds and events without text are set aside.
Record read_ninjs(const simdjson::dom::object& object, RawDispatch dispatch);

}  // namespace depeche::indexer
