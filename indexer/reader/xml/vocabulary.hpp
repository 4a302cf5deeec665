#pragma once

#include <string>
#include <string_view>

#include "indexer/reader/markup/node.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer::xml {

/// What a document says once for all its items: the channel of a feed.
struct Envelope {
    std::string title;
    std::string link;
    std::string language;
    std::string rights;
};

/// One XML vocabulary that holds dispatches.
struct Vocabulary {
    /// Whether the root of a document is of it.
    bool (*has_root)(markup::Node root);
    /// Whether an element is an item; the root may be one.
    bool (*is_item)(markup::Node element);
    /// Whether items may lie inside an element.
    bool (*holds_items)(markup::Node element);
    /// Takes an element beside the items; may be null.
    void (*read_envelope)(markup::Node element, Envelope& envelope);
    /// Reads an item into `dispatch`, which has path and record. A dispatch without text is no dispatch: the
    /// reader refuses it.
    Record (*read_item)(markup::Node item, const Envelope& envelope, RawDispatch dispatch);
};

extern const Vocabulary rss;        ///< RSS 0.9x, 1.0 and 2.0, and CDF
extern const Vocabulary atom;       ///< Atom 0.3 and 1.0
extern const Vocabulary newsml_g2;  ///< items, alone or in a news message
extern const Vocabulary newsml_1;   ///< NewsML 1.0 to 1.2
extern const Vocabulary nitf;

/// The body of an NITF document, its title and its other fields, where `dispatch` has none yet.
void read_nitf(markup::Node root, RawDispatch& dispatch);

/// A text behind its dateline, `Paris, 3 avr 2025 (AFP)`, where the document sets that apart.
std::string with_dateline(std::string_view dateline, std::string_view text);

/// Makes the headline the text of a dispatch without one: wires and feeds send alerts that are no more.
void let_headline_stand(RawDispatch& dispatch);

/// A picture, package, or other item that is nothing to read.
SetAside nothing_to_read(const RawDispatch& dispatch, std::string_view kind);

}  // namespace depeche::indexer::xml
