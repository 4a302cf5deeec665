#include "indexer/reader/markup/xml_walker.hpp"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <utility>

#include "indexer/reader/markup/silence.hpp"

namespace depeche::indexer::markup {

/// What libxml2 calls with each error.
struct WalkerCallbacks {
    static void take(void* walker, xmlErrorPtr found) {
        auto& error = static_cast<XmlWalker*>(walker)->error_;
        if (error || found->level < XML_ERR_ERROR)
            return;
        std::string reason = found->message ? found->message : "";
        std::erase(reason, '\n');
        error = XmlWalker::Error{static_cast<std::uint32_t>(std::max(found->line, 0)), std::move(reason)};
    }
};

XmlWalker::XmlWalker(std::string xml) : xml_(std::move(xml)) {
    keep_silent();
    constexpr int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT;
    reader_.reset(xmlReaderForMemory(xml_.data(), static_cast<int>(xml_.size()), nullptr, "UTF-8", options));
    if (reader_)
        xmlTextReaderSetStructuredErrorHandler(reader_.get(), &WalkerCallbacks::take, this);
}

XmlWalker::~XmlWalker() = default;

Node XmlWalker::enter() {
    return to_element(reader_ ? xmlTextReaderRead(reader_.get()) : -1);
}

Node XmlWalker::read() {
    return Node(reader_ ? xmlTextReaderExpand(reader_.get()) : nullptr);
}

Node XmlWalker::pass() {
    return to_element(reader_ ? xmlTextReaderNext(reader_.get()) : -1);
}

/// Past text, comments and the ends of elements.
Node XmlWalker::to_element(int status) {
    while (status == 1 && xmlTextReaderNodeType(reader_.get()) != XML_READER_TYPE_ELEMENT)
        status = xmlTextReaderRead(reader_.get());
    if (status == 1)
        return Node(xmlTextReaderCurrentNode(reader_.get()));
    if (status != 0 && !error_)
        error_ = Error{0, "unknown error"};
    return {};
}

void XmlWalker::Free::operator()(_xmlTextReader* reader) const {
    xmlFreeTextReader(reader);
}

}  // namespace depeche::indexer::markup
