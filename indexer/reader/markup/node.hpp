#pragma once

#include <string>
#include <string_view>
#include <vector>

struct _xmlNode;

namespace depeche::indexer::markup {

/// An element of a parsed XML or HTML document, which must outlive it. A null one answers everything with
/// nothing, so that paths need not be checked step by step.
///
/// Names are compared whatever their ASCII case, by namespace and not by the prefix a document chose: `title`
/// is of the vocabulary that the document is in, `dc:creator`, `content:encoded`, `atom:link`, `media:title`
/// are of the namespaces known by these prefixes. An unknown namespace that the root is in counts as the
/// document's vocabulary; no name matches an element of any other namespace.
class Node {
public:
    Node() = default;
    explicit Node(_xmlNode* node) : node_(node) {}

    explicit operator bool() const { return node_ != nullptr; }

    bool is(std::string_view name) const;
    /// Without its namespace.
    std::string_view local_name() const;

    /// Empty when there is none; `xml:lang` is `lang`.
    std::string attribute(std::string_view local_name) const;

    std::vector<Node> children() const;
    std::vector<Node> children(std::string_view name) const;
    /// The first child of this name.
    Node child(std::string_view name) const;
    /// Follows the first children along `a/b/c`.
    Node at(std::string_view path) const;
    /// All elements below with this name, in the order of the document, not looked for below each other.
    std::vector<Node> descendants(std::string_view name) const;

    /// All text below, on one line.
    std::string text() const;
    /// All text below, blanks and line ends as they are.
    std::string text_as_written() const;

    /// Null for the root.
    Node parent() const;

    _xmlNode* get() const { return node_; }

private:
    _xmlNode* node_ = nullptr;
};

/// The content of a node of text, CDATA, or reference to an entity that stands for a character or so.
std::string_view own_text(const _xmlNode* node);

/// The next node in the order of the document inside `top`, past what is below `node` when `descend` is
/// false; null at the end. For walks without recursion.
_xmlNode* next_node(_xmlNode* node, const _xmlNode* top, bool descend);

}  // namespace depeche::indexer::markup
