#pragma once

#include <string_view>

#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// Fills the empty fields of `dispatch` with what an article of schema.org says in a script of JSON-LD; false
/// when there is none in it. Scripts that are no JSON are passed over: a page is not worse for them.
bool read_json_ld(std::string_view script, RawDispatch& dispatch);

}  // namespace depeche::indexer
