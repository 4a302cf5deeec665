#include "searcher/query/combine.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

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

}  // namespace depeche::query
