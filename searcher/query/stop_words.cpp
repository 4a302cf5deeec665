#include "searcher/query/stop_words.hpp"

#include <algorithm>
#include <functional>

#include "schema/analysis/stop_words.hpp"
#include "searcher/query/inversion.hpp"

namespace depeche::query {

bool is_droppable(const Node& node, analysis::Analyzer& analyzer) {
    if (node.kind != NodeKind::word || node.field != schema::FieldId::text)
        return false;
    // Capitals make an acronym of it: "UN", "SA".
    const bool capitals =
        node.text.size() > 1 && std::ranges::all_of(node.text, [](char c) { return c >= 'A' && c <= 'Z'; });
    const auto tokens = analyzer.analyze(node.text);
    return !capitals && !tokens.empty() && std::ranges::all_of(tokens, [](const auto& token) {
        return token.kind == analysis::TokenKind::joined || analysis::is_stop_word(token.form->exact);
    });
}

Node without_stop_words(Node node, analysis::Analyzer& analyzer) {
    if (node.kind == NodeKind::word && node.field == schema::FieldId::text && !is_droppable(node, analyzer))
        node.text.resize(without_inverted_subject(node.text).size());
    if (node.kind != NodeKind::all && node.kind != NodeKind::any && node.kind != NodeKind::without)
        return node;
    for (Node& child : node.children)
        child = without_stop_words(std::move(child), analyzer);
    if (node.kind == NodeKind::without)
        return node;
    const auto is_kept = [&](const Node& child) { return !is_droppable(child, analyzer); };
    if (std::ranges::none_of(node.children, is_kept))
        return node;  // nothing but stop words: they are what is asked for
    std::erase_if(node.children, std::not_fn(is_kept));
    if (node.children.size() == 1) {
        Node only = std::move(node.children.front());
        return only;
    }
    return node;
}

}  // namespace depeche::query
