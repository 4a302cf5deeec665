#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/results.hpp"

namespace depeche::render {

/// One character as a terminal shows it. `bytes` points into the text it was made from, or at a constant.
struct Glyph {
    std::string_view bytes;
    /// Columns it takes: 2 for wide East Asian characters, 0 for what combines with the character before.
    std::uint8_t columns;
    bool marked;
};

/// The characters of a text that may reach a terminal: line ends and tabs become blanks; control characters
/// and ill-formed bytes U+FFFD, so that no escape sequence survives; soft hyphens and what changes the
/// writing direction are left out.
std::vector<Glyph> glyphs(std::string_view text, std::span<const Mark> marks = {});

/// The same as text, without marks.
std::string plain(std::string_view text);

std::size_t columns(std::span<const Glyph> line);
std::size_t columns(std::string_view text);

/// Cuts into lines of at most `width` columns, at blanks where possible; the blanks around a cut belong to no
/// line. French punctuation set off by a plain blank (`guerre !`, `« paix »`) stays with its word.
std::vector<std::span<const Glyph>> wrap(std::span<const Glyph> text, std::size_t width);

/// Cut to at most `width` columns, the last being `…` when something was cut off.
std::string shortened(std::string_view text, std::size_t width);

}  // namespace depeche::render
