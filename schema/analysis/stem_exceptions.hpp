#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace depeche::analysis {

/// A word to which Snowball French would not give the stem of its lemma, or would give that of another word.
struct StemException {
    /// In the form of `lower`: accents kept, ligatures opened (`oeufs`, `travaux`, `crimée`).
    std::string_view word;
    /// Final: accents already dropped, and not to be stemmed again (`oeuf`, `travail`, `crimee`).
    std::string_view stem;
};

/// The rows of stem_exceptions.tsv and stem_exceptions_hand.tsv, the latter prevailing, as the build embeds
/// them: each word once, sorted as `std::string_view` compares. They are one text, which a process reads in
/// place and only where it looks something up: a table of pointers would be rewritten each time it starts.
class StemExceptions {
public:
    /// `text` has the rows as `word TAB stem NEWLINE`, and `rows` where each begins; both outlive this.
    constexpr StemExceptions(std::string_view text, std::span<const std::uint32_t> rows)
        : text_(text), rows_(rows) {}

    std::size_t size() const { return rows_.size(); }
    StemException operator[](std::size_t row) const;

    /// The stem of a word that is one; in logarithmic time.
    std::optional<std::string_view> stem_of(std::string_view word) const;

    /// All rows, as they are given.
    std::string_view text() const { return text_; }

private:
    std::string_view text_;
    std::span<const std::uint32_t> rows_;
};

extern const StemExceptions stem_exceptions;

}  // namespace depeche::analysis
