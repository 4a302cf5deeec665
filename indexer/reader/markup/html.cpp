#include "indexer/reader/markup/html.hpp"

#include <libxml/HTMLparser.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "indexer/reader/markup/silence.hpp"

namespace depeche::indexer::markup {

HtmlDocument::HtmlDocument(std::string_view html) {
    keep_silent();
    constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                            HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT;
    document_.reset(htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", options));
}

Node HtmlDocument::root() const {
    return Node(document_ ? xmlDocGetRootElement(document_.get()) : nullptr);
}

std::string with_named_characters(std::string xml) {
    constexpr auto of_xml = std::to_array<std::string_view>({"amp", "lt", "gt", "quot", "apos"});
    constexpr std::size_t longest_name = 10;
    std::string text;
    std::size_t done = 0;
    for (auto at = xml.find('&'); at != std::string::npos; at = xml.find('&', at + 1)) {
        const auto end = xml.find(';', at);
        if (end == std::string::npos || end - at > longest_name + 1)
            continue;
        const std::string name = xml.substr(at + 1, end - at - 1);
        const auto* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
        if (!entity || std::ranges::find(of_xml, name) != of_xml.end())
            continue;
        std::array<char, 4> character{};
        std::int32_t length = 0;
        U8_APPEND_UNSAFE(character.data(), length, static_cast<UChar32>(entity->value));
        text.append(xml, done, at - done).append(character.data(), static_cast<std::size_t>(length));
        done = end + 1;
    }
    return done == 0 ? std::move(xml) : text.append(xml, done);
}

void HtmlDocument::Free::operator()(_xmlDoc* document) const {
    xmlFreeDoc(document);
}

}  // namespace depeche::indexer::markup
