#include "indexer/reader/markup/block_text.hpp"

#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "indexer/reader/markup/html.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer::markup {

namespace {

constexpr auto blocks = std::to_array<std::string_view>(
    {"address", "article", "aside", "block", "blockquote", "body",     "body.content", "br",        "bq",
     "caption", "dd",      "div",   "dl",    "dt",         "fieldset", "figcaption",   "figure",    "footer",
     "h1",      "h2",      "h3",    "h4",    "h5",         "h6",       "header",       "hedline",   "hl1",
     "hl2",     "hr",      "html",  "li",    "main",       "nitf",     "note",         "ol",        "p",
     "pre",     "section", "table", "tbody", "tr",         "ul",       "paragraph",    "nitf-table"});
constexpr auto cells = std::to_array<std::string_view>({"td", "th"});
/// Not read: what is no text, and what only the page needs.
constexpr auto never = std::to_array<std::string_view>(
    {"script", "style",  "head",  "noscript", "template", "iframe",   "object", "embed",
     "svg",    "math",   "form",  "button",   "select",   "textarea", "input",  "audio",
     "video",  "canvas", "media", "body.end", "rt",       "rp"});

bool is_any(Node node, std::span<const std::string_view> names) {
    return std::ranges::any_of(names, [&](std::string_view name) { return node.is(name); });
}

/// Collects lines.
class Lines {
public:
    void add(std::string_view text, bool keeps_lines) {
        for (const char c : text) {
            if (keeps_lines && c == '\n')
                end();
            else if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
                blank_ = true;
            else
                put(c);
        }
    }
    void space() { blank_ = true; }
    void end() { ends_ = true; }

    std::size_t size() const { return text_.size(); }
    std::string take() { return std::move(text_); }

private:
    void put(char c) {
        if (!text_.empty())
            text_ += ends_ ? "\n" : blank_ ? " " : "";
        ends_ = blank_ = false;
        text_ += c;
    }

    std::string text_;
    bool blank_ = false;
    bool ends_ = false;
};

bool is_inside_pre(const xmlNode* node, const xmlNode* top) {
    for (; node && node != top; node = node->parent)
        if (node->type == XML_ELEMENT_NODE && Node(const_cast<xmlNode*>(node)).is("pre"))
            return true;
    return false;
}

}  // namespace

std::string block_text(Node top, const std::function<bool(Node)>& is_left_out) {
    Lines lines;
    const xmlNode* open_block = nullptr;
    for (xmlNode* node = top.get(); node && lines.size() < max_dispatch_bytes;) {
        bool descend = true;
        if (node->type == XML_ELEMENT_NODE) {
            const Node element(node);
            if (is_any(element, never) || (is_left_out && node != top.get() && is_left_out(element))) {
                descend = false;
                lines.space();
            } else if (is_any(element, blocks)) {
                lines.end();
            } else if (is_any(element, cells)) {
                lines.space();
            }
        } else {
            lines.add(own_text(node), is_inside_pre(node->parent, top.get()));
        }
        xmlNode* const following = next_node(node, top.get(), descend);
        // Leaving blocks: every one that ends between here and there.
        for (open_block = node; following && open_block && open_block != following->parent;
             open_block = open_block->parent)
            if (is_any(Node(const_cast<xmlNode*>(open_block)), blocks))
                lines.end();
        node = following;
    }
    return lines.take();
}

std::string html_to_text(std::string_view html) {
    if (html.find_first_of("<&") == std::string_view::npos)
        return std::string(html);
    const HtmlDocument document(html);
    // NITF, whose head repeats the title.
    const auto bodies = document.root().descendants("body.content");
    return block_text(bodies.empty() ? document.root() : bodies.front());
}

}  // namespace depeche::indexer::markup
