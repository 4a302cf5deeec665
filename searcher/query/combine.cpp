#include "searcher/query/combine.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include "searcher/query/syntax.hpp"

namespace depeche::query {

namespace {

Node parent(NodeKind kind, std::vector<Node> children) {
    Node node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
}

/// `NON a`, `NON a SAUF b`.
bool only_excludes(const Node& node) {
    return node.kind == NodeKind::without && node.children.front().kind == NodeKind::everything;
}

/// The field in which the words of a node count their places: titles and texts count together. Nothing for
/// what has no place.
std::optional<schema::FieldId> counting_field(const Node& node) {
    switch (node.kind) {
        case NodeKind::word:
        case NodeKind::exact:
        case NodeKind::fuzzy:
        case NodeKind::prefix:
        case NodeKind::phrase:
            return node.field == schema::FieldId::title ? schema::FieldId::text : node.field;
        case NodeKind::any:
        case NodeKind::near:
        case NodeKind::followed:
            break;
        default:
            return std::nullopt;
    }
    const auto field = counting_field(node.children.front());
    const bool same =
        std::ranges::all_of(node.children, [&](const Node& child) { return counting_field(child) == field; });
    return same ? field : std::nullopt;
}

bool is_nearness(const Node& node) {
    return node.kind == NodeKind::near || node.kind == NodeKind::followed;
}

/// How many nearnesses are within each other.
std::size_t near_levels(const Node& node) {
    std::size_t deepest = 0;
    for (const Node& child : node.children)
        deepest = std::max(deepest, near_levels(child));
    return deepest + (is_nearness(node) ? 1 : 0);
}

}  // namespace

void Conjunction::want(Node node) {
    switch (node.kind) {
        case NodeKind::everything:
            return;
        case NodeKind::all:
            for (Node& child : node.children)
                want(std::move(child));
            return;
        case NodeKind::without:
            want(std::move(node.children.front()));
            for (std::size_t at = 1; at < node.children.size(); ++at)
                exclude(std::move(node.children[at]));
            return;
        default:
            wanted_.push_back(std::move(node));
    }
}

void Conjunction::exclude(Node node) {
    if (only_excludes(node)) {
        node.children.erase(node.children.begin());
        want(any_of(std::move(node.children)));
    } else if (node.kind == NodeKind::any) {
        for (Node& child : node.children)
            exclude(std::move(child));
    } else {
        excluded_.push_back(std::move(node));
    }
}

Node Conjunction::take() {
    Node base;
    if (wanted_.size() == 1)
        base = std::move(wanted_.front());
    else if (wanted_.size() > 1)
        base = parent(NodeKind::all, std::move(wanted_));
    if (excluded_.empty())
        return base;
    excluded_.insert(excluded_.begin(), std::move(base));
    return parent(NodeKind::without, std::move(excluded_));
}

Node all_of(std::vector<Node> nodes) {
    Conjunction all;
    for (Node& node : nodes)
        all.want(std::move(node));
    return all.take();
}

Node any_of(std::vector<Node> nodes) {
    assert(!nodes.empty());
    std::vector<Node> alternatives;
    for (Node& node : nodes) {
        if (node.kind == NodeKind::any)
            std::ranges::move(node.children, std::back_inserter(alternatives));
        else
            alternatives.push_back(std::move(node));
    }
    if (alternatives.size() == 1)
        return std::move(alternatives.front());
    return parent(NodeKind::any, std::move(alternatives));
}

std::optional<Node> near_of(NodeKind kind, std::size_t distance, const Node& left, const Node& right,
                            bool continues) {
    const auto field = counting_field(left);
    if (!field || counting_field(right) != field)
        return std::nullopt;
    const bool is_one_more = continues && left.kind == kind && left.distance == distance;
    Node node = is_one_more ? left : parent(kind, {left});
    node.distance = distance;
    node.children.push_back(right);
    if (node.children.size() > max_near_terms || near_levels(node) > max_near_levels)
        return std::nullopt;
    return node;
}

}  // namespace depeche::query
