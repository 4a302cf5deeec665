#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/reader/markup/node.hpp"

struct _xmlDoc;

namespace depeche::indexer::markup {

/// A page of HTML, or a piece of one, however badly written. Nothing it refers to is opened. What is nested
/// deeper than 256 elements is cut off.
class HtmlDocument {
public:
    /// Takes valid UTF-8, whatever the page says of its encoding.
    explicit HtmlDocument(std::string_view html);

    /// Null for an empty page.
    Node root() const;

private:
    struct Free {
        void operator()(_xmlDoc* document) const;
    };
    std::unique_ptr<_xmlDoc, Free> document_;
};

/// Writes the characters that HTML names (`&eacute;`, `&nbsp;`) for their names, which XML does not know and
/// feeds use all the same. What XML knows itself (`&amp;`, `&lt;` …) stays.
std::string with_named_characters(std::string xml);

}  // namespace depeche::indexer::markup
