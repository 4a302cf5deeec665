#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::analysis {

/// Brings the many characters that scraped pages have for one to the one the other steps expect, and
/// remembers where each came from. Every apostrophe (’ ‘ ʼ ´ ′ ` ＇) becomes `'`, hyphen variants (U+2010,
/// U+2011, ﹣, －) `-`, the no-break space family a space; soft hyphens, zero-width characters, direction
/// marks and byte order marks are dropped; an invalid byte becomes U+FFFD. Everything else is kept as it is.
class CharacterNormalizer {
public:
    /// The normalised text, valid until the next call and as long as `text` (below 2 GiB). No copy when
    /// nothing changes.
    std::string_view normalize(std::string_view text);

    /// Where a piece of the last normalised text lies in the original: `[begin, end)` both in bytes. Pieces
    /// must be asked for with non-decreasing `begin`; `end` must lie behind a character that was kept as it
    /// is.
    struct Range {
        std::uint32_t begin;
        std::uint32_t end;
    };
    Range original(std::uint32_t begin, std::uint32_t end);

private:
    /// Until the next shift, what lies at `normalized` and behind lies at `original` and behind in the
    /// original.
    struct Shift {
        std::uint32_t normalized;
        std::uint32_t original;
    };

    std::string buffer_;
    std::vector<Shift> shifts_;
    std::size_t cursor_ = 0;
};

}  // namespace depeche::analysis
