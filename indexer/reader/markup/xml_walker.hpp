#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "indexer/reader/markup/node.hpp"

struct _xmlTextReader;

namespace depeche::indexer::markup {

/// Walks the elements of an XML document, holding only the part that is looked at. Nothing outside the
/// document is ever opened, entities are not expanded, and what is nested deeper than 256 elements or has a
/// text of more than 10 million bytes is an error.
class XmlWalker {
public:
    /// What is wrong with the document, in libxml2's words, and in which line.
    struct Error {
        std::uint32_t line = 0;
        std::string reason;
    };

    /// Takes valid UTF-8, whatever the document says of its encoding.
    explicit XmlWalker(std::string xml);
    ~XmlWalker();
    XmlWalker(const XmlWalker&) = delete;
    XmlWalker& operator=(const XmlWalker&) = delete;

    /// Goes to the start of the next element, into the present one; null at the end or at an error. Only the
    /// name and attributes of the element can be asked for.
    Node enter();
    /// Reads the whole present element. It is valid until the next step; null at an error.
    Node read();
    /// Like `enter`, but past the present element.
    Node pass();

    const std::optional<Error>& error() const { return error_; }

private:
    friend struct WalkerCallbacks;
    Node to_element(int status);

    struct Free {
        void operator()(_xmlTextReader* reader) const;
    };
    std::string xml_;
    std::optional<Error> error_;
    std::unique_ptr<_xmlTextReader, Free> reader_;
};

}  // namespace depeche::indexer::markup
