#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "schema/analysis/token.hpp"
#include "schema/analysis/word_filter.hpp"

namespace depeche::analysis {

/// ICU counts bytes in 32 bits; readers refuse dispatches long before this.
inline constexpr std::size_t max_text_bytes = std::size_t{1} << 30;

/// Turns French text into tokens; the indexer, the query compiler and the highlighter all use it, so that
/// they agree. The chain, in its order (each step is a file here):
///
///   1. characters  every apostrophe to ', hyphen variants to -, soft hyphens and zero-width characters
///                  dropped, no-break spaces to a space (ICU would take U+202F for a part of a word);
///   2. words       boundaries as ICU has them (UAX #29), then cut at `.`, `@` and `_` unless an acronym
///                  (`U.E.`) or a number;
///   3. elision     `l'Ukraine` gives `Ukraine`, `aujourd'hui` stays whole (ICU keeps both in one piece);
///   4. compounds   words linked by hyphens, and groups of digits, also give their joined form;
///   5. folding     lower case, ligatures and accents gone: the exact form;
///   6. stemmer     on the accented form, then folded: folding first would lose a stem in five.
///
/// Remembers words, and the last long text with its tokens: keep one for many. Not for two threads at once.
class Analyzer {
public:
    Analyzer();
    ~Analyzer();
    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;

    /// The tokens of `text` (UTF-8; invalid bytes separate words) in the order of their begins, a joined form
    /// after its parts. The result and the forms it points to are valid until the next call. Only the
    /// first `max_text_bytes` are analysed.
    std::span<const Token> analyze(std::string_view text);

    /// The same tokens, but those that `wanted` passes over have no form, and cost little.
    std::span<const Token> analyze(std::string_view text, const WordFilter& wanted);

    /// Of these tokens those of the lines that may have a wanted word: most lines are passed over after one
    /// look at their bytes. Positions are told within a line only, and go up from line to line.
    std::span<const Token> find(std::string_view text, const WordFilter& wanted);

    /// Both forms of one word without boundaries being looked for: `Été` gives `ete` and `ete`. Valid until
    /// the next call of `analyze` or `find`.
    const WordForm& form(std::string_view word);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace depeche::analysis
