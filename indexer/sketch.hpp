#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/token.hpp"

namespace depeche::indexer {

/// A sample of a text that two texts can be compared by: of the hashes of its runs of `words_per_run` words
/// (exact forms, overlapping), the least. Which are least is chance, but the same chance for every text, so
/// that the part two samples share estimates the part their texts share (Broder 1997, "On the resemblance
/// and containment of documents"; bottom-k sketch).
struct Sketch {
    /// How many different runs the text has.
    std::uint32_t runs = 0;
    /// Ascending; all of them in a short text.
    std::vector<std::uint32_t> least;

    bool operator==(const Sketch&) const = default;
};

inline constexpr std::size_t words_per_run = 4;
inline constexpr std::size_t most_hashes = 64;

/// Of the words of a body. Nothing for a text too short to be anybody's own.
std::optional<Sketch> sketch(std::span<const analysis::Token> tokens);

/// How much of two texts is the same, from 0 to 1.
struct Resemblance {
    /// Of all runs in either, those in both.
    double of_both = 0;
    /// Of the runs of the shorter text, those in the other as well: 1 for a text that was only cut.
    double of_shorter = 0;
};

/// A sketch that is kept elsewhere.
struct SketchView {
    std::uint32_t runs = 0;
    std::span<const std::uint32_t> least;
};
inline SketchView view(const Sketch& sketch) {
    return {sketch.runs, sketch.least};
}

Resemblance resemblance(SketchView a, SketchView b);

/// Whether two texts of that resemblance are one as papers edit it, not merely on the same subject.
bool are_copies(Resemblance found);

std::string encode(const Sketch& sketch);
/// Of damaged bytes, a sketch like nothing.
Sketch decode_sketch(std::string_view bytes);

}  // namespace depeche::indexer
