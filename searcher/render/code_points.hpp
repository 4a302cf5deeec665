#pragma once

#include <cstddef>
#include <string_view>

namespace depeche::render {

/// A character of a UTF-8 text and the bytes it takes there. Bytes that are not UTF-8 read as U+FFFD, one for
/// each ill-formed sequence, as Unicode recommends and as the JSON writer replaces them.
struct CodePoint {
    char32_t value;
    std::size_t length;
};

/// The character that starts at `position`, which must lie inside `text`.
CodePoint code_point_at(std::string_view text, std::size_t position);

/// Turns byte positions of a text into positions in code points. Positions must be asked for in
/// non-decreasing order, so that a text with many marks is walked once; those behind the end count as the
/// end. Keeps a view of the text.
class CodePointCounter {
public:
    explicit CodePointCounter(std::string_view text) : text_(text) {}

    std::size_t before(std::size_t byte);

private:
    std::string_view text_;
    std::size_t byte_ = 0;
    std::size_t count_ = 0;
};

}  // namespace depeche::render
