#pragma once

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
    prefix,      ///< `négoci*`
    phrase,      ///< `"plan de paix"`: these words in this order, next to each other
    value,       ///< a value of a name, keyword or identifier field: `acteur:poutine`
    date,        ///< `date:2025-12`, with either end open, or undated
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

/// A query as a tree. Knows nothing of Xapian.
struct Node {
    NodeKind kind = NodeKind::everything;
    /// word, exact, prefix, phrase: the text field searched; value: the field it is a value of.
    schema::FieldId field = schema::FieldId::text;
    /// word, exact, prefix, phrase, value: as it was written, without quotes or operators. UTF-8, NFC.
    std::string text;
    DateRange dates;
    /// all, any: two or more; without: two or more.
    std::vector<Node> children;

    bool operator==(const Node&) const = default;
};

/// The tree in the query language, every operator written out in `language`, so that parsing it gives the
/// same tree.
std::string to_string(const Node& node, Language language = Language::french);

/// The tree a node a line, children indented, for people who look into relevance questions.
std::string to_tree(const Node& node);

}  // namespace depeche::query
