#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "schema/analysis/analyzer.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/query/name_variant.hpp"
#include "searcher/query/query_words.hpp"
#include "searcher/query/spans.hpp"
#include "searcher/query/vocabulary.hpp"

namespace depeche::query {

/// Makes of `paix PRÈS/5 négoc*` how its words must stand to each other, each in every form that it is found
/// in.
class SpanCompiler {
public:
    /// How else words (exact forms) that name something are written in a field.
    using Spellings =
        std::function<std::vector<NameVariant>(std::span<const std::string> words, schema::FieldId field)>;

    /// `analyzer` and `vocabulary` must outlive it.
    SpanCompiler(analysis::Analyzer& analyzer, Vocabulary& vocabulary, Spellings spellings)
        : analyzer_(analyzer), vocabulary_(vocabulary), spellings_(std::move(spellings)) {}

    /// Null when the node has no words.
    std::shared_ptr<const SpanTree> compile(const Node& node);

private:
    std::optional<SpanNode> spans(const Node& node);
    SpanNode spans_of_words(const Node& node, const QueryWords& words);
    SpanNode leaf(schema::FieldId field, std::vector<std::string> forms);
    std::vector<std::string> forms_of(const QueryWord& word, const Node& node);

    analysis::Analyzer& analyzer_;
    Vocabulary& vocabulary_;
    Spellings spellings_;
    std::vector<SpanTree::Leaf> leaves_;
};

}  // namespace depeche::query
