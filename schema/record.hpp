#pragma once

#include <string>
#include <string_view>

#include "depeche/dispatch.hpp"

namespace depeche::schema {

/// The stored form of a dispatch: the data of its Xapian document.
std::string encode(const Dispatch& dispatch);

/// Reads it back. Throws `IndexError` when the bytes are not a whole record.
Dispatch decode_dispatch(std::string_view bytes);

/// The id and the texts of a stored dispatch.
struct RecordTexts {
    std::string_view id;
    std::string_view title;
    bool title_derived = false;
    std::string_view body;
};

/// Reads those alone, without a copy: they point into `bytes`. Throws `IndexError` as `decode_dispatch` does.
RecordTexts decode_texts(std::string_view bytes);

}  // namespace depeche::schema
