#include "searcher/query/match_choice.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "searcher/query/inversion.hpp"
#include "searcher/query/stop_words.hpp"

namespace depeche::query {

namespace {

/// Exact forms that begin a question. `ou` is "où" typed without its accent: "or" begins nothing.
constexpr auto question_words = std::to_array<std::string_view>(
    {"combien", "comment", "laquelle", "lequel", "lesquelles", "lesquels", "ou", "pourquoi", "quand", "que",
     "quel", "quelle", "quelles", "quels", "qui", "quoi"});

/// The words of a query that has nothing else; empty when it has.
std::span<const Node> plain_words(const Node& root) {
    const auto nodes = root.kind == NodeKind::all ? std::span(root.children) : std::span(&root, 1);
    const bool are_plain = std::ranges::all_of(nodes, [](const Node& node) {
        return node.field == schema::FieldId::text &&
               (node.kind == NodeKind::word || node.kind == NodeKind::phrase);
    });
    return are_plain ? nodes : std::span<const Node>{};
}

/// A question mark at the end, quotation marks and blanks aside.
bool ends_as_question(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t\r\n\"\xC2\xA0\xBB");
    return last != std::string_view::npos && text[last] == '?';
}

bool begins_as_question(const Node& first, analysis::Analyzer& analyzer) {
    const auto tokens = analyzer.analyze(first.text);
    if (first.kind != NodeKind::word || tokens.empty())
        return false;
    // `qu'est-ce`, where the elided word is dropped.
    return std::ranges::find(question_words, tokens.front().form->exact) != question_words.end() ||
           (tokens.back().kind == analysis::TokenKind::joined && tokens.back().form->exact == "estce");
}

}  // namespace

MatchChoice choose_match(std::string_view text, const Node& root, analysis::Analyzer& analyzer) {
    const std::span<const Node> words = plain_words(root);
    if (words.size() < 2)
        return {Match::all, MatchReason::keywords};
    const bool has_inverted_subject = std::ranges::any_of(words, [](const Node& node) {
        return node.kind == NodeKind::word && without_inverted_subject(node.text).size() < node.text.size();
    });
    if (ends_as_question(text) || has_inverted_subject || begins_as_question(words.front(), analyzer))
        return {Match::any, MatchReason::question};
    const auto telling =
        std::ranges::count_if(words, [&](const Node& node) { return !is_droppable(node, analyzer); });
    const auto count = static_cast<std::size_t>(telling);
    const bool has_function_words = count < words.size();
    if (count >= (has_function_words ? words_of_a_sentence : words_of_a_list))
        return {Match::any, MatchReason::sentence};
    return {Match::all, MatchReason::keywords};
}

}  // namespace depeche::query
