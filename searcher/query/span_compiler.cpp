#include "searcher/query/span_compiler.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace depeche::query {

namespace {

SpanNode in_a_row(std::vector<SpanNode> parts) {
    if (parts.size() == 1)
        return std::move(parts.front());
    return SpanNode{.kind = SpanNode::Kind::followed, .distance = 1, .children = std::move(parts)};
}

}  // namespace

std::shared_ptr<const SpanTree> SpanCompiler::compile(const Node& node) {
    leaves_.clear();
    auto root = spans(node);
    if (!root)
        return nullptr;
    return std::make_shared<const SpanTree>(SpanTree{std::move(leaves_), *std::move(root)});
}

/// Where a node's words stand; nothing when it has no words.
std::optional<SpanNode> SpanCompiler::spans(const Node& node) {
    if (node.children.empty()) {
        const QueryWords words = words_of(node.text, analyzer_);
        return words.parts.empty() ? std::nullopt : std::optional(spans_of_words(node, words));
    }
    SpanNode result;
    for (const Node& child : node.children)
        if (auto part = spans(child))
            result.children.push_back(*std::move(part));
    if (result.children.empty())
        return std::nullopt;
    if (result.children.size() == 1) {
        SpanNode only = std::move(result.children.front());
        return only;
    }
    result.kind = node.kind == NodeKind::near       ? SpanNode::Kind::near
                  : node.kind == NodeKind::followed ? SpanNode::Kind::followed
                                                    : SpanNode::Kind::any;
    result.distance = node.distance;
    return result;
}

/// The words of a leaf in a row, or what else it may be written as.
SpanNode SpanCompiler::spans_of_words(const Node& node, const QueryWords& words) {
    std::vector<SpanNode> ways;
    std::vector<SpanNode> parts;
    for (const QueryWord& part : words.parts)
        parts.push_back(leaf(node.field, forms_of(part, node)));
    ways.push_back(in_a_row(std::move(parts)));
    if (words.joined && node.kind != NodeKind::phrase)
        ways.push_back(leaf(node.field, forms_of(*words.joined, node)));
    if (node.kind == NodeKind::word || (node.kind == NodeKind::fuzzy && words.parts.size() == 1))
        for (const NameVariant& variant : spellings_(exact_forms(words.parts), node.field)) {
            std::vector<SpanNode> name;
            for (const std::string& word : variant.words)
                name.push_back(leaf(node.field, {word}));
            ways.push_back(in_a_row(std::move(name)));
        }
    if (ways.size() == 1)
        return std::move(ways.front());
    return SpanNode{.kind = SpanNode::Kind::any, .children = std::move(ways)};
}

SpanNode SpanCompiler::leaf(schema::FieldId field, std::vector<std::string> forms) {
    std::ranges::sort(forms);
    leaves_.push_back({field, std::move(forms)});
    return SpanNode{.leaf = leaves_.size() - 1};
}

/// The exact forms under which a word of a leaf may stand in a text.
std::vector<std::string> SpanCompiler::forms_of(const QueryWord& word, const Node& node) {
    const auto inflections = [&] {
        return vocabulary_.inflections(word.exact, vocabulary_.stems_of(word.form(), node.field), node.field);
    };
    switch (node.kind) {
        case NodeKind::word:
            return inflections();
        case NodeKind::prefix:
            return vocabulary_.starting_with(word.exact, node.field).words;
        case NodeKind::fuzzy: {
            std::vector<std::string> forms = inflections();
            std::ranges::move(vocabulary_.spelled_like(word.exact, node.distance, node.field).words,
                              std::back_inserter(forms));
            return forms;
        }
        default:
            return {word.exact};
    }
}

}  // namespace depeche::query
