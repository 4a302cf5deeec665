#include "indexer/reader/main_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/reader/markup/block_text.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

using markup::Node;

/// What surrounds an article, by its element.
constexpr auto around =
    std::to_array<std::string_view>({"nav", "aside", "footer", "figure", "figcaption", "menu", "dialog"});

/// The same by a word of its class or id.
constexpr auto around_words = std::to_array<std::string_view>(
    {"nav",       "navigation", "menu",         "sidebar",   "footer",     "comments",   "comment",
     "share",     "sharing",    "social",       "related",   "newsletter", "breadcrumb", "breadcrumbs",
     "cookie",    "cookies",    "promo",        "ad",        "ads",        "advert",     "pub",
     "publicite", "partage",    "commentaires", "banner",    "popup",      "tags",       "recommended",
     "most-read", "paywall",    "subscribe",    "abonnement"});

/// Not an article if it has less than this, in bytes.
constexpr std::size_t least_text = 200;

bool has_word_of(Node element, std::span<const std::string_view> words) {
    for (const std::string_view name : {"class", "id", "role"}) {
        const std::string value = element.attribute(name);
        std::string_view rest = value;
        while (!rest.empty()) {
            const auto end = std::min(rest.find_first_of(" _"), rest.size());
            const std::string word = schema::slug(rest.substr(0, end));
            if (std::ranges::find(words, word) != words.end())
                return true;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return false;
}

bool is_around(Node element) {
    return std::ranges::any_of(around, [&](std::string_view name) { return element.is(name); }) ||
           (!element.is("body") && !element.is("html") && !element.is("main") && !element.is("article") &&
            has_word_of(element, around_words));
}

/// How much text an element has in its own paragraphs, those in links taken off. Elements around are nothing.
std::size_t link_bytes(Node element) {
    std::size_t bytes = 0;
    for (const Node link : element.descendants("a"))
        bytes += link.text().size();
    return bytes;
}

std::size_t own_weight(Node paragraph) {
    const std::size_t text = paragraph.text().size();
    const std::size_t links = link_bytes(paragraph);
    constexpr std::size_t shortest = 40;
    return text < shortest || links * 2 > text ? 0 : text - links;
}

bool is_inside_around(Node node) {
    for (Node at = node; at; at = at.parent())
        if (is_around(at))
            return true;
    return false;
}

/// The element that holds most of the weight of the paragraphs: their parents share it, grandparents half.
Node heaviest(Node root) {
    std::map<const void*, std::pair<Node, std::size_t>> weights;
    std::vector<Node> order;
    const auto add = [&](Node node, std::size_t weight) {
        if (!node)
            return;
        const auto [at, is_new] = weights.try_emplace(node.get(), node, 0);
        at->second.second += weight;
        if (is_new)
            order.push_back(node);
    };
    for (const Node paragraph : root.descendants("p")) {
        const std::size_t weight = is_inside_around(paragraph) ? 0 : own_weight(paragraph);
        if (weight == 0)
            continue;
        add(paragraph.parent(), weight);
        add(paragraph.parent().parent(), weight / 2);
    }
    Node best;
    std::size_t most = 0;
    for (const Node node : order)
        if (const std::size_t weight = weights.at(node.get()).second; weight > most) {
            best = node;
            most = weight;
        }
    return best;
}

/// The marked element with most text, if it is enough.
Node longest(const std::vector<Node>& marked) {
    Node best;
    std::size_t most = least_text;
    for (const Node node : marked)
        if (const std::size_t size = main_text(node).size();
            size >= most && !is_inside_around(node.parent())) {
            best = node;
            most = size + 1;
        }
    return best;
}

std::vector<Node> with_attribute(Node root, std::string_view name, std::string_view value) {
    std::vector<Node> found;
    for (_xmlNode* node = root.get(); node; node = markup::next_node(node, root.get(), true))
        if (Node(node).attribute(name) == value)
            found.emplace_back(node);
    return found;
}

/// A list or box whose words are mostly in links: other articles.
bool is_mostly_links(Node element) {
    const std::size_t text = element.text().size();
    return text > 0 && link_bytes(element) * 10 > text * 7;
}

}  // namespace

Node main_part(Node root) {
    for (const auto& marked : {with_attribute(root, "itemprop", "articleBody"), root.descendants("article"),
                               root.descendants("main"), with_attribute(root, "role", "main")})
        if (const Node best = longest(marked))
            return best;
    if (const Node best = heaviest(root))
        return best;
    const auto bodies = root.descendants("body");
    return bodies.empty() ? root : bodies.front();
}

std::string main_text(Node part) {
    return markup::block_text(part, [](Node element) {
        return is_around(element) ||
               ((element.is("ul") || element.is("ol") || element.is("div") || element.is("section")) &&
                is_mostly_links(element));
    });
}

}  // namespace depeche::indexer
