#include "indexer/reader/markup/node.hpp"

#include <libxml/tree.h>

#include <algorithm>
#include <array>

namespace depeche::indexer::markup {

namespace {

struct Namespace {
    std::string_view prefix;
    std::string_view uri;
};

/// Those of the vocabularies that whole documents are in have no prefix.
constexpr auto namespaces = std::to_array<Namespace>({
    {"", "http://iptc.org/std/nar/2006-10-01/"},
    {"", "http://iptc.org/std/NITF/2006-10-18/"},
    {"", "http://www.w3.org/1999/xhtml"},
    {"", "http://purl.org/rss/1.0/"},
    {"", "http://my.netscape.com/rdf/simple/0.9/"},
    {"", "http://channel.netscape.com/rdf/simple/0.9/"},
    {"atom", "http://www.w3.org/2005/Atom"},
    {"atom", "http://purl.org/atom/ns#"},
    {"content", "http://purl.org/rss/1.0/modules/content/"},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"dc", "http://purl.org/dc/elements/1.0/"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"media", "http://search.yahoo.com/mrss/"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
});

std::string_view uri_of(const xmlNode* node) {
    return node->ns && node->ns->href ? reinterpret_cast<const char*>(node->ns->href) : "";
}

/// The prefix a namespace is known by; `?` for one that is not.
std::string_view known_prefix(const xmlNode* node) {
    const std::string_view uri = uri_of(node);
    if (uri.empty())
        return "";
    const auto found = std::ranges::find(namespaces, uri, &Namespace::uri);
    if (found != namespaces.end())
        return found->prefix;
    // The vocabularies of feeds had many addresses: what a whole document is in is its own.
    const xmlNode* root = node->doc ? xmlDocGetRootElement(node->doc) : nullptr;
    return root && uri_of(root) == uri ? "" : "?";
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool same(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, {}, lower, lower);
}

bool is_element(const xmlNode* node) {
    return node->type == XML_ELEMENT_NODE;
}

void append_collapsed(std::string& text, std::string_view piece) {
    for (const char c : piece) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank)
            text += c;
        else if (!text.empty() && text.back() != ' ')
            text += ' ';
    }
}

}  // namespace

bool Node::is(std::string_view name) const {
    if (!node_ || !is_element(node_))
        return false;
    const auto colon = name.find(':');
    const std::string_view prefix = colon == std::string_view::npos ? "" : name.substr(0, colon);
    return same(local_name(), name.substr(colon == std::string_view::npos ? 0 : colon + 1)) &&
           known_prefix(node_) == prefix;
}

std::string_view Node::local_name() const {
    return node_ && node_->name ? reinterpret_cast<const char*>(node_->name) : "";
}

std::string Node::attribute(std::string_view local_name) const {
    if (!node_ || !is_element(node_))
        return {};
    for (const xmlAttr* attribute = node_->properties; attribute; attribute = attribute->next) {
        if (!same(reinterpret_cast<const char*>(attribute->name), local_name))
            continue;
        std::string value;
        for (const xmlNode* part = attribute->children; part; part = part->next)
            value += own_text(part);
        return value;
    }
    return {};
}

std::vector<Node> Node::children() const {
    std::vector<Node> result;
    for (xmlNode* child = node_ ? node_->children : nullptr; child; child = child->next)
        if (is_element(child))
            result.emplace_back(child);
    return result;
}

std::vector<Node> Node::children(std::string_view name) const {
    std::vector<Node> result = children();
    std::erase_if(result, [&](const Node& child) { return !child.is(name); });
    return result;
}

Node Node::child(std::string_view name) const {
    for (xmlNode* child = node_ ? node_->children : nullptr; child; child = child->next)
        if (Node(child).is(name))
            return Node(child);
    return {};
}

Node Node::at(std::string_view path) const {
    Node node = *this;
    while (node && !path.empty()) {
        const auto end = std::min(path.find('/'), path.size());
        node = node.child(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return node;
}

std::vector<Node> Node::descendants(std::string_view name) const {
    std::vector<Node> result;
    for (xmlNode* node = node_ ? next_node(node_, node_, true) : nullptr; node;) {
        const bool found = Node(node).is(name);
        if (found)
            result.emplace_back(node);
        node = next_node(node, node_, !found);
    }
    return result;
}

std::string Node::text() const {
    std::string text;
    for (xmlNode* node = node_; node; node = next_node(node, node_, true))
        append_collapsed(text, own_text(node));
    while (text.ends_with(' '))
        text.pop_back();
    return text;
}

std::string Node::text_as_written() const {
    std::string text;
    for (xmlNode* node = node_; node; node = next_node(node, node_, true))
        text += own_text(node);
    return text;
}

Node Node::parent() const {
    const bool has_element = node_ && node_->parent && is_element(node_->parent);
    return Node(has_element ? node_->parent : nullptr);
}

std::string_view own_text(const _xmlNode* node) {
    // Entities are not expanded by the parser, for they may hold one another; one for a character is
    // harmless.
    constexpr std::size_t longest_entity = 32;
    const bool is_text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    if (node->type != XML_ENTITY_REF_NODE && !is_text)
        return {};
    const std::string_view text = node->content ? reinterpret_cast<const char*>(node->content) : "";
    const bool is_plain = text.size() <= longest_entity && text.find_first_of("<&") == std::string_view::npos;
    return is_text || is_plain ? text : std::string_view{};
}

_xmlNode* next_node(_xmlNode* node, const _xmlNode* top, bool descend) {
    if (descend && node->type == XML_ELEMENT_NODE && node->children)
        return node->children;
    while (node && node != top && !node->next)
        node = node->parent;
    return node && node != top ? node->next : nullptr;
}

}  // namespace depeche::indexer::markup
