#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "schema/fields.hpp"

namespace depeche::query {

/// How words must stand to each other in a text, for `paix PRÈS/5 "plan de paix"`. The same tree is asked of
/// the positions in an index and of the words of a text that is shown.
struct SpanNode {
    enum class Kind : std::uint8_t {
        word,      ///< a place where one of the forms of a leaf stands
        any,       ///< what one of the children gives
        near,      ///< the children within `distance` of each other
        followed,  ///< each child at most `distance` behind the end of the one before; 1 is a phrase
    };
    Kind kind = Kind::word;
    std::size_t distance = 0;
    /// word: which of the leaves.
    std::size_t leaf = 0;
    std::vector<SpanNode> children;
};

struct SpanTree {
    struct Leaf {
        schema::FieldId field = schema::FieldId::text;
        /// The exact forms it may have, sorted.
        std::vector<std::string> forms;
    };
    std::vector<Leaf> leaves;
    SpanNode root;
};

/// The positions of the words that make up one match, increasing.
using Span = std::vector<std::uint32_t>;

/// All matches of a tree, each once, when its leaves stand at these positions (one increasing list for each
/// leaf). No position serves two words of a match. Of a text that has very many, the first few thousand.
std::vector<Span> find_spans(const SpanTree& tree, std::span<const std::vector<std::uint32_t>> positions);

}  // namespace depeche::query
