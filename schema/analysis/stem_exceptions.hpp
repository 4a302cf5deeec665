#pragma once

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
/// them. Sorted by `word` as `std::string_view` compares, each word once, so that a binary search finds it.
extern const std::span<const StemException> stem_exceptions;

}  // namespace depeche::analysis
