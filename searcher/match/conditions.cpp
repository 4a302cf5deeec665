#include "searcher/match/conditions.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "depeche/error.hpp"
#include "searcher/query/parser.hpp"

namespace depeche::match {

using query::Node;
using query::NodeKind;

namespace {

std::optional<Date> bound(const std::string& text, Text name, Date DateInterval::*end) {
    if (text.empty())
        return std::nullopt;
    if (const auto interval = parse_date(text))
        return (*interval).*end;
    throw InputError(
        {fmt::format("{} «\u00A0{}\u00A0» n’est pas une date\u00A0: écrivez 2025, 2025-12 ou 2025-12-03",
                     name.french, text),
         fmt::format("{} '{}' is not a date: write 2025, 2025-12 or 2025-12-03", name.english, text)});
}

/// The days a request is about; none without any.
std::optional<Node> days_of(const Request& request) {
    const auto first = bound(request.since, {"depuis", "since"}, &DateInterval::first);
    const auto last = bound(request.until, {"jusqu’à", "until"}, &DateInterval::last);
    if (!first && !last)
        return std::nullopt;
    if (first && last && *last < *first)
        throw InputError(
            {fmt::format("aucun jour n’est à la fois depuis {} et jusqu’à {}\u00A0: échangez les deux dates",
                         request.since, request.until),
             fmt::format("no day is both since {} and until {}: swap the two dates", request.since,
                         request.until)});
    return Node{.kind = NodeKind::date, .dates = {first, last}};
}

/// A tree with one more condition.
Node narrowed(Node root, Node condition) {
    if (condition.kind == NodeKind::everything)
        return root;
    if (root.kind == NodeKind::everything)
        return condition;
    if (root.kind != NodeKind::all) {
        Node both{.kind = NodeKind::all};
        both.children.push_back(std::move(root));
        root = std::move(both);
    }
    root.children.push_back(std::move(condition));
    return root;
}

/// What is reported of a tree is then about no place of the query.
void forget_places(Node& node) {
    node.place = {};
    for (Node& child : node.children)
        forget_places(child);
}

}  // namespace

Node with_conditions(Node root, const Request& request) {
    if (!request.filter.empty()) {
        Node filter = query::parse(request.filter, Match::all, request.saved_queries).root;
        forget_places(filter);
        root = narrowed(std::move(root), std::move(filter));
    }
    std::optional<Node> days = days_of(request);
    return days ? narrowed(std::move(root), *std::move(days)) : root;
}

}  // namespace depeche::match
