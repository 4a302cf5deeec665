#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <string_view>

namespace depeche::analysis {

/// The code point at byte `at` of `text`, and `at` moved behind it. -1 for a byte sequence that is not UTF-8.
inline UChar32 next_code_point(std::string_view text, std::size_t& at) {
    UChar32 c = 0;
    // ICU's macro converts integers in ways our warnings forbid.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
    U8_NEXT(text.data(), at, text.size(), c);
#pragma GCC diagnostic pop
    return c;
}

}  // namespace depeche::analysis
