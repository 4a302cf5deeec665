#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "depeche/date.hpp"
#include "depeche/language.hpp"
#include "schema/fields.hpp"

namespace depeche::query {

enum class NodeKind : std::uint8_t {
    everything,  ///< every dispatch: `*` or an empty query
    word,        ///< one written word: any of its inflections, accents or not
    exact,       ///< `=mot`: this spelling, accents and inflection included
    fuzzy,       ///< `mot~`: the word, and those spelled like it but for one or two letters
    prefix,      ///< `négoci*`
    phrase,      ///< `"plan de paix"`: these words in this order, next to each other
    value,       ///< a value of a name, keyword or identifier field: `acteur:poutine`
    date,        ///< `date:2025-12`, with either end open, or undated
    near,        ///< the children within some words of each other, in any order
    followed,    ///< the children in this order, each within some words behind the one before it
    all,         ///< every child
    any,         ///< at least one child
    without,     ///< the first child but none of the others
};

/// The days a date node wants; an absent end is open. Without either end: undated dispatches.
struct DateRange {
    std::optional<Date> first;
    std::optional<Date> last;

    bool operator==(const DateRange&) const = default;
};

/// Bytes `[begin, end)` of a query; both 0 for what no place of it gave.
struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// A query as a tree. Knows nothing of Xapian.
struct Node {
    NodeKind kind = NodeKind::everything;
    /// word, exact, fuzzy, prefix, phrase: the text field searched; value: the field it is a value of.
    schema::FieldId field = schema::FieldId::text;
    /// word, exact, fuzzy, prefix, phrase, value: as it was written, without quotes or operators. UTF-8, NFC.
    std::string text;
    /// fuzzy: how many letters may differ, 1 or 2; near, followed: how many words further the next may stand,
    /// 1 for the very next.
    std::size_t distance = 0;
    DateRange dates;
    /// all, any, without, near, followed: two or more. Those of near and followed are searched in texts:
    /// words of all kinds, phrases, alternatives of these, and again near and followed.
    std::vector<Node> children;
    /// Of what has no children: where it was written, to say it of that place.
    Place place;

    /// Whether both ask for the same; where they were written does not matter.
    bool operator==(const Node& other) const {
        return kind == other.kind && field == other.field && text == other.text &&
               distance == other.distance && dates == other.dates && children == other.children;
    }
};

/// The tree in the query language, every operator written out in `language`, so that parsing it gives the
/// same tree.
std::string to_string(const Node& node, Language language = Language::french);

/// The tree a node a line, children indented, for people who look into relevance questions.
std::string to_tree(const Node& node);

}  // namespace depeche::query
