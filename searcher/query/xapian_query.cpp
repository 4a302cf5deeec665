#include "searcher/query/xapian_query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "schema/analysis/folding.hpp"
#include "schema/terms.hpp"
#include "searcher/query/everything.hpp"
#include "searcher/query/name_variants.hpp"
#include "searcher/query/names.hpp"
#include "searcher/query/query_words.hpp"
#include "searcher/query/span_compiler.hpp"
#include "searcher/query/span_source.hpp"
#include "searcher/query/vocabulary.hpp"
#include "searcher/query/word_compiler.hpp"

namespace depeche::query {

using schema::FieldId;
using schema::FieldKind;
using Xapian::Query;

namespace {

class Compiler {
public:
    Compiler(const Xapian::Database& index, analysis::Analyzer& analyzer, IndexMemory* memory)
        : index_(index),
          analyzer_(analyzer),
          vocabulary_(index, analyzer, memory != nullptr ? &memory->words : nullptr),
          words_(index, vocabulary_),
          names_(index, analyzer, memory != nullptr ? &memory->names : nullptr) {}

    /// Nothing when the node asks for nothing that can be searched (`« ! »`), so that its siblings
    /// decide.
    std::optional<Query> compile(const Node& node);

    std::vector<HighlightTerm> highlights;
    std::vector<SearchedVariant> variants;
    std::vector<Repair> repairs;

private:
    std::optional<Query> words(const Node& node);
    std::optional<Query> exact(const Node& node);
    std::optional<Query> prefix(const Node& node);
    std::optional<Query> fuzzy(const Node& node);
    std::optional<Query> phrase(const Node& node);
    Query value(const Node& node);
    Query date(const Node& node);
    std::optional<Query> combined(const Node& node);
    std::optional<Query> near(const Node& node);

    std::vector<NameVariant> spellings(std::span<const std::string> words, FieldId field);
    std::size_t name_length(std::span<const Node> nodes, std::vector<NameVariant>& spelled);
    Query whole_name(std::span<const Node> nodes, Query::op how, const std::vector<NameVariant>& spelled);
    void note(const std::vector<NameVariant>& spelled, FieldId field, const std::string& asked,
              const Query& having_asked);
    std::optional<Query> without(const Node& node);

    Query expanded(const Expansion& expansion, const Node& node);
    std::optional<Date> bound(const std::string& compact) const;

    const Xapian::Database& index_;
    analysis::Analyzer& analyzer_;
    Vocabulary vocabulary_;
    WordCompiler words_;
    NameVariants names_;
    std::size_t words_seen_ = 0;
    /// The patterns that were said to be capped, and the values that were said to be unknown.
    std::set<std::string> said_;
};

Query weightless(const Query& query) {
    return {0.0, query};
}

Repair capped(const Expansion& expansion, const Node& node) {
    const bool is_prefix = node.kind == NodeKind::prefix;
    const char sign = is_prefix ? '*' : '~';
    return {
        node.place.begin,
        node.place.end,
        is_prefix ? "prefix-capped" : "fuzzy-capped",
        {fmt::format("«\u00A0{}{}\u00A0»\u00A0: seuls {} mots sont cherchés, les plus {}, sur {}{}\u202F; "
                     "écrivez plus de lettres",
                     node.text, sign, expansion.words.size(),
                     is_prefix ? "fréquents" : "proches et fréquents", expansion.is_partial ? "plus de " : "",
                     expansion.found),
         fmt::format("'{}{}': only {} words are searched, the {}, of {}{}; write more letters", node.text,
                     sign, expansion.words.size(), is_prefix ? "most frequent" : "nearest and most frequent",
                     expansion.is_partial ? "more than " : "", expansion.found)}};
}

std::optional<Query> Compiler::compile(const Node& node) {
    switch (node.kind) {
        case NodeKind::everything:
            return everything();
        case NodeKind::word:
            return words(node);
        case NodeKind::exact:
            return exact(node);
        case NodeKind::fuzzy:
            return fuzzy(node);
        case NodeKind::prefix:
            return prefix(node);
        case NodeKind::phrase:
            return phrase(node);
        case NodeKind::value:
            return value(node);
        case NodeKind::date:
            return date(node);
        case NodeKind::near:
        case NodeKind::followed:
            return near(node);
        case NodeKind::all:
        case NodeKind::any:
            return combined(node);
        case NodeKind::without:
            return without(node);
    }
    return std::nullopt;
}

std::optional<Query> Compiler::words(const Node& node) {
    const QueryWords found = words_of(node.text, analyzer_);
    if (found.parts.empty())
        return std::nullopt;
    const std::vector<NameVariant> spelled = spellings(exact_forms(found.parts), node.field);
    ++words_seen_;
    HighlightTerm marks{.field = node.field};
    Query query = words_.inflected(found, node.field, spelled, marks);
    if (!spelled.empty()) {
        HighlightTerm unmarked;
        const Query asked = words_.inflected(found, node.field, {}, unmarked);
        note(spelled, node.field, node.text, asked);
        mark(spelled, marks);
        if (found.parts.size() > 1)
            query = or_spelled(query, asked, spelled, node.field);
    }
    highlights.push_back(std::move(marks));
    return query;
}

/// How else what these words name is spelled.
std::vector<NameVariant> Compiler::spellings(std::span<const std::string> words, FieldId field) {
    if ((field != FieldId::text && field != FieldId::title) || words_seen_ >= most_name_words)
        return {};
    return names_.of(words);
}

void Compiler::note(const std::vector<NameVariant>& spelled, FieldId field, const std::string& asked,
                    const Query& having_asked) {
    for (const NameVariant& variant : spelled)
        variants.push_back({variant, asked, spelled_as(variant, field), having_asked});
}

/// How many of the nodes, from the first on, are a whole name of several words, and its other spellings.
std::size_t Compiler::name_length(std::span<const Node> nodes, std::vector<NameVariant>& spelled) {
    constexpr std::size_t most_words = 6;
    if (words_seen_ >= most_name_words)
        return 1;
    std::vector<std::string> words;
    std::vector<std::size_t> ends;
    for (const Node& node : nodes.first(std::min(nodes.size(), most_words))) {
        if (node.kind != NodeKind::word || node.field != nodes.front().field)
            break;
        std::ranges::move(exact_forms(words_of(node.text, analyzer_).parts), std::back_inserter(words));
        ends.push_back(words.size());
    }
    for (std::size_t length = ends.size(); length > 1; --length) {
        spelled = spellings(std::span(words).first(ends[length - 1]), nodes.front().field);
        if (!spelled.empty())
            return length;
    }
    return 1;
}

/// The words of a name as they were typed, or the whole name in another spelling.
Query Compiler::whole_name(std::span<const Node> nodes, Query::op how,
                           const std::vector<NameVariant>& spelled) {
    const FieldId field = nodes.front().field;
    std::vector<Query> parts;
    std::string text;
    for (const Node& node : nodes) {
        HighlightTerm marks{.field = field};
        if (const QueryWords found = words_of(node.text, analyzer_); !found.parts.empty())
            parts.push_back(words_.inflected(found, field, {}, marks));
        highlights.push_back(std::move(marks));
        text.append(text.empty() ? "" : " ").append(node.text);
        ++words_seen_;
    }
    mark(spelled, highlights.back());
    const Query asked = joined_by(Query::OP_AND, parts);
    note(spelled, field, text, asked);
    return or_spelled(joined_by(how, parts), asked, spelled, field);
}

std::optional<Query> Compiler::exact(const Node& node) {
    const QueryWords found = words_of(node.text, analyzer_);
    if (found.parts.empty())
        return std::nullopt;
    HighlightTerm marks{.field = node.field};
    Query query = WordCompiler::as_typed(found.parts, node.field, marks);
    highlights.push_back(std::move(marks));
    return query;
}

/// The terms of what a pattern stands for; says so when it is not all.
Query Compiler::expanded(const Expansion& expansion, const Node& node) {
    if (expansion.is_capped() && said_.insert(node.text + (node.kind == NodeKind::prefix ? '*' : '~')).second)
        repairs.push_back(capped(expansion, node));
    return any_word(expansion.words, node.field);
}

std::optional<Query> Compiler::prefix(const Node& node) {
    const QueryWords found = words_of(node.text, analyzer_);
    if (found.parts.empty())
        return std::nullopt;
    HighlightTerm marks{.field = node.field};
    std::vector<Query> all;
    // Of `cessez-le-f*` the joined form is a start of words; of anything else the last word is.
    if (!found.joined)
        for (std::size_t at = 0; at + 1 < found.parts.size(); ++at)
            all.push_back(words_.inflected(found.parts[at], node.field, {}, marks));
    const QueryWord& start = found.joined ? *found.joined : found.parts.back();
    const Expansion words = vocabulary_.starting_with(start.exact, node.field);
    all.push_back(expanded(words, node));
    marks.starts.push_back({start.exact, words.frequency});
    highlights.push_back(std::move(marks));
    return joined_by(Query::OP_AND, all);
}

/// What the word finds, and what those spelled like it do; of several words each.
std::optional<Query> Compiler::fuzzy(const Node& node) {
    const QueryWords found = words_of(node.text, analyzer_);
    if (found.parts.empty())
        return std::nullopt;
    HighlightTerm marks{.field = node.field};
    std::vector<NameVariant> names;
    if (found.parts.size() == 1)
        names = spellings(exact_forms(found.parts), node.field);
    ++words_seen_;
    std::vector<Query> all;
    for (const QueryWord& part : found.parts) {
        const Expansion like = vocabulary_.spelled_like(part.exact, node.distance, node.field);
        all.emplace_back(Query::OP_OR, words_.inflected(part, node.field, names, marks),
                         expanded(like, node));
        marks.exact.insert(marks.exact.end(), like.words.begin(), like.words.end());
    }
    mark(names, marks);
    highlights.push_back(std::move(marks));
    return joined_by(Query::OP_AND, all);
}

std::optional<Query> Compiler::phrase(const Node& node) {
    const QueryWords found = words_of(node.text, analyzer_);
    if (found.parts.empty())
        return std::nullopt;
    HighlightTerm marks{.field = node.field};
    Query query = WordCompiler::in_a_row(found.parts, node.field, marks);
    highlights.push_back(std::move(marks));
    return query;
}

Query Compiler::value(const Node& node) {
    const schema::Field& field = schema::field(node.field);
    if (field.kind == FieldKind::identifier)
        return weightless(Query(schema::id_term(node.text)));
    if (field.kind == FieldKind::keyword)
        return weightless(Query(schema::name_term(field.id, schema::slug(node.text))));
    std::vector<std::string> terms;
    for (const std::string& id : resolve_name(index_, field.id, node.text, analyzer_))
        terms.push_back(schema::name_term(field.id, id));
    if (terms.empty() && said_.insert(fmt::format("{}:{}", field.name.english, node.text)).second)
        repairs.push_back(
            {node.place.begin,
             node.place.end,
             "unknown-value",
             {fmt::format("l’index n’a pas de valeur «\u00A0{}\u00A0» pour {}", node.text, field.name.french),
              fmt::format("the index has no value '{}' for {}", node.text, field.name.english)}});
    return weightless(joined_by(Query::OP_OR, terms));
}

std::optional<Date> Compiler::bound(const std::string& compact) const {
    const auto parsed = parse_date(compact);
    return parsed ? std::optional(parsed->first) : std::nullopt;
}

Query Compiler::date(const Node& node) {
    if (!node.dates.first && !node.dates.last)
        return weightless(Query(std::string(schema::undated_term)));
    // An open end reaches to the last date there is: intervals may end after every first day, so a year more.
    const auto first =
        node.dates.first ? node.dates.first : bound(index_.get_value_lower_bound(schema::slot_oldest));
    auto last = node.dates.last;
    if (!last)
        if (const auto newest = bound(index_.get_value_upper_bound(schema::slot_newest)))
            last = Date{newest->year() / 12 / 31};
    if (!first || !last)
        return Query::MatchNothing;
    return weightless(joined_by(Query::OP_OR, schema::date_range_terms(*first, *last)));
}

std::optional<Query> Compiler::combined(const Node& node) {
    const Query::op how = node.kind == NodeKind::all ? Query::OP_AND : Query::OP_OR;
    std::vector<Query> parts;
    for (std::span<const Node> rest(node.children); !rest.empty();) {
        std::vector<NameVariant> spelled;
        const std::size_t length = name_length(rest, spelled);
        if (length > 1)
            parts.push_back(whole_name(rest.first(length), how, spelled));
        else if (auto part = compile(rest.front()))
            parts.push_back(std::move(*part));
        rest = rest.subspan(length);
    }
    if (parts.empty())
        return std::nullopt;
    return joined_by(how, parts);
}

/// The children as they are searched anywhere, kept to where they stand near each other.
std::optional<Query> Compiler::near(const Node& node) {
    const std::size_t marked = highlights.size();
    std::vector<Query> all;
    for (const Node& child : node.children)
        if (auto part = compile(child))
            all.push_back(std::move(*part));
    highlights.resize(marked);
    SpanCompiler spans(analyzer_, vocabulary_, [this](std::span<const std::string> words, FieldId field) {
        return spellings(words, field);
    });
    auto tree = spans.compile(node);
    if (!tree)
        return std::nullopt;
    const auto in_text = [](const SpanTree::Leaf& leaf) { return leaf.field == FieldId::text; };
    highlights.push_back(
        {.field = std::ranges::any_of(tree->leaves, in_text) ? FieldId::text : tree->leaves.front().field,
         .spans = *tree});
    // Xapian deletes a source that was released.
    const auto source = std::make_unique<SpanSource>(std::move(tree)).release();
    return Query(Query::OP_FILTER, joined_by(Query::OP_AND, all), Query(source->release()));
}

std::optional<Query> Compiler::without(const Node& node) {
    auto wanted = compile(node.children.front());
    const std::size_t marked = highlights.size();
    const std::size_t noted = variants.size();
    std::vector<Query> excluded;
    const bool was_excluded = std::exchange(words_.is_excluded, true);
    for (std::size_t at = 1; at < node.children.size(); ++at)
        if (auto part = compile(node.children[at]))
            excluded.push_back(std::move(*part));
    words_.is_excluded = was_excluded;
    highlights.resize(marked);
    variants.resize(noted);
    const Query base = wanted ? *wanted : everything();
    if (excluded.empty())
        return wanted;
    return Query(Query::OP_AND_NOT, base, joined_by(Query::OP_OR, excluded));
}

}  // namespace

CompiledQuery compile(const Node& root, const Xapian::Database& index, analysis::Analyzer& analyzer,
                      IndexMemory* memory) {
    Compiler compiler(index, analyzer, memory);
    const auto query = compiler.compile(root);
    return {query ? *query : Query::MatchNothing, std::move(compiler.highlights),
            std::move(compiler.variants), std::move(compiler.repairs)};
}

}  // namespace depeche::query
