#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "searcher/query/ast.hpp"

namespace depeche::query {

/// What must hold and what must not, on its way to become one node. Brings equal wishes to equal trees:
/// conjunctions in it are opened, exclusions within them join its own (`a ET (b SAUF c)` is `a ET b SAUF c`),
/// excluding alternatives excludes each, and not excluding is wanting.
class Conjunction {
public:
    void want(Node node);
    void exclude(Node node);

    /// `everything` when nothing was wanted or excluded.
    Node take();

private:
    std::vector<Node> wanted_;
    std::vector<Node> excluded_;
};

/// All of the nodes; `everything` for none.
Node all_of(std::vector<Node> nodes);

/// Any of the nodes, of which there is at least one; alternatives among them are opened.
Node any_of(std::vector<Node> nodes);

/// Two terms within `distance` words, of kind near or followed; `continues` when `left` is the same nearness
/// of terms before and `right` one more of them. Nothing when the terms cannot be compared by place, or are
/// too many.
std::optional<Node> near_of(NodeKind kind, std::size_t distance, const Node& left, const Node& right,
                            bool continues);

}  // namespace depeche::query
