#pragma once

#include <string>
#include <string_view>

#include "depeche/dispatch.hpp"

namespace depeche::schema {

/// The stored form of a dispatch: the data of its Xapian document. Its body is compressed apart from all
/// else, so that who shows a title need not read it. Xapian stores it as it is, as zlib gains nothing on it.
std::string encode(const Dispatch& dispatch);

enum class RecordPart { whole, all_but_body };

/// Reads it back, the body only when it is wanted; also the form of before, without compression. Throws
/// `IndexError` when the bytes are not a whole record.
Dispatch decode_dispatch(std::string_view bytes, RecordPart part = RecordPart::whole);

/// The id of a stored dispatch. Throws as `decode_dispatch` does.
std::string decode_id(std::string_view bytes);

/// How many bytes a record stands for, compressed or not: a measure of the memory that a dispatch takes
/// wherever it is worked on.
std::size_t unpacked_size(std::string_view bytes);

/// A dispatch as one byte string, equal for equal ones: what tells whether it changed. Records of before are
/// in this form.
std::string pack(const Dispatch& dispatch);

}  // namespace depeche::schema
