#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/suggest/vocabulary.hpp"

namespace depeche::suggest {

/// A word of the index that may have been meant by one that was typed.
struct Correction {
    std::string exact;
    /// As the index mostly has it; two words when the blank between them was forgotten.
    std::string spelling;
    /// How many dispatches have it.
    std::uint32_t frequency = 0;
    /// How far it is from what was typed, less a bonus for being frequent: the least is the likeliest.
    double distance = 0;
};

/// The likeliest words meant by `typed` (an exact form), best first, at most `limit`, of those that
/// `least_frequency` dispatches have; `typed` itself is none of them. Looks at every word of the vocabulary,
/// most of them for a nanosecond.
std::vector<Correction> corrections(std::string_view typed, const Vocabulary& vocabulary,
                                    const Xapian::Database& index, std::size_t limit,
                                    std::uint32_t least_frequency = 0);

/// The words of a vocabulary that `corrections` needs to know, and `typed` itself.
Vocabulary::Wanted wanted_to_correct(std::string_view typed, std::uint32_t least_frequency);

}  // namespace depeche::suggest
