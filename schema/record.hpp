#pragma once

#include <string>
#include <string_view>

#include "depeche/dispatch.hpp"

namespace depeche::schema {

/// The stored form of a dispatch: the data of its Xapian document.
std::string encode(const Dispatch& dispatch);

/// Reads it back. Throws `IndexError` when the bytes are not a whole record.
Dispatch decode_dispatch(std::string_view bytes);

}  // namespace depeche::schema
