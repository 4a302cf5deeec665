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
          names_(index, analyzer, memory != nullptr ? &memory->names : nullptr) {}

    /// Nothing when the node asks for nothing that can be searched (`« ! »`), so that its siblings
    /// decide.
    std::optional<Query> compile(const Node& node);

    std::vector<HighlightTerm> highlights;
    std::vector<SearchedVariant> variants;
    std::vector<Repair> repairs;

private:
    std::optional<Query> words(const Node& node);
    Query words(const QueryWords& found, FieldId field, const std::vector<NameVariant>& spelled,
                HighlightTerm& marks);
    Query word(const QueryWord& word, FieldId field, const std::vector<NameVariant>& spelled,
               HighlightTerm& marks);
    Query compound(const QueryWords& words, FieldId field, HighlightTerm& marks);
    std::optional<Query> exact(const Node& node);
    std::optional<Query> prefix(const Node& node);
    std::optional<Query> fuzzy(const Node& node);
    std::optional<Query> phrase(const Node& node);
    Query phrase_of(const std::vector<QueryWord>& parts, FieldId field, HighlightTerm& marks);
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
    NameVariants names_;
    std::size_t words_seen_ = 0;
    /// What is compiled is only to be left out.
    bool is_excluded_ = false;
    /// The patterns that were said to be capped, and the values that were said to be unknown.
    std::set<std::string> said_;
};

/// In bytes; of longer words the term of a spelling may be bounded, and so not tell it.
constexpr std::size_t longest_listed_spelling = 60;

Query weightless(const Query& query) {
    return {0.0, query};
}

template <typename Terms>
Query any_of(Query::op how, const Terms& terms) {
    return {how, terms.begin(), terms.end()};
}

std::string_view prefix_of(FieldId field) {
    return schema::field(field).prefix;
}

Query in_a_row(const std::vector<std::string>& words, std::string_view prefix) {
    std::vector<std::string> terms;
    for (const std::string& word : words)
        terms.push_back(schema::exact_term(prefix, word));
    if (terms.size() == 1)
        return {terms.front()};
    return {Query::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(terms.size())};
}

void mark(const std::vector<NameVariant>& spelled, HighlightTerm& marks) {
    for (const NameVariant& variant : spelled) {
        if (variant.words.size() == 1) {
            marks.exact.push_back(variant.words.front());
            continue;
        }
        auto& phrase = marks.phrases.emplace_back();
        for (const std::string& word : variant.words)
            phrase.push_back({word});
    }
}

/// `query`, or another spelling of what it asks for. All spellings have one frequency, so that what was asked
/// for ranks above a spelling that is rarer.
Query or_spelled(const Query& query, const Query& asked, const std::vector<NameVariant>& spelled,
                 FieldId field) {
    std::vector<Query> ways{asked};
    for (const NameVariant& variant : spelled)
        ways.push_back(in_a_row(variant.words, prefix_of(field)));
    return {Query::OP_OR, query, any_of(Query::OP_SYNONYM, ways)};
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

Query Compiler::word(const QueryWord& word, FieldId field, const std::vector<NameVariant>& spelled,
                     HighlightTerm& marks) {
    const std::string_view prefix = prefix_of(field);
    const std::vector<std::string> stems = vocabulary_.stems_of(word.form(), field);
    std::vector<Query> ways;
    for (const std::string& stem : stems)
        ways.emplace_back(schema::stem_term(prefix, stem));
    for (const NameVariant& variant : spelled)
        ways.push_back(in_a_row(variant.words, prefix));
    // One word in several spellings has one frequency.
    Query in_any_spelling = any_of(ways.size() == 1 ? Query::OP_OR : Query::OP_SYNONYM, ways);
    marks.exact.push_back(word.exact);
    marks.stems.insert(marks.stems.end(), stems.begin(), stems.end());

    // Where the stems are those of every spelling, they find all that the exact form does. It is not told to
    // what is excluded: there Xapian 1.4 takes AND_MAYBE for AND, by weights that it has not set.
    const bool has_every_stem = word.accented == word.exact && word.exact.size() <= longest_listed_spelling &&
                                (field == FieldId::text || field == FieldId::title);
    if (has_every_stem && is_excluded_)
        return in_any_spelling;
    return {has_every_stem ? Query::OP_AND_MAYBE : Query::OP_OR, in_any_spelling,
            Query(exact_weight, Query(schema::exact_term(prefix, word.exact)))};
}

/// The spellings of a compound: its parts in a row, each in either number, or written as one word.
Query Compiler::compound(const QueryWords& words, FieldId field, HighlightTerm& marks) {
    const std::string_view prefix = prefix_of(field);
    std::vector<Query> row;
    std::vector<std::vector<std::string>> written;
    for (const QueryWord& part : words.parts) {
        std::vector<std::string> numbers{part.exact};
        if (part.exact.ends_with('s') || part.exact.ends_with('x'))
            numbers.push_back(part.exact.substr(0, part.exact.size() - 1));
        else
            numbers.insert(numbers.end(), {part.exact + 's', part.exact + 'x'});
        std::vector<std::string> terms;
        for (const std::string& number : numbers)
            if (std::string term = schema::exact_term(prefix, number); index_.term_exists(term))
                terms.push_back(std::move(term));
        row.push_back(terms.empty() ? Query(schema::exact_term(prefix, part.exact))
                                    : any_of(Query::OP_OR, terms));
        written.push_back(std::move(numbers));
    }
    marks.phrases.push_back(std::move(written));
    const Query in_a_row(Query::OP_PHRASE, row.begin(), row.end(),
                         static_cast<Xapian::termcount>(row.size()));
    return {Query::OP_OR, in_a_row, word(*words.joined, field, {}, marks)};
}

Query Compiler::words(const QueryWords& found, FieldId field, const std::vector<NameVariant>& spelled,
                      HighlightTerm& marks) {
    if (found.parts.size() == 1)
        return word(found.parts.front(), field, spelled, marks);
    if (found.joined)
        return compound(found, field, marks);
    std::vector<Query> all;
    for (const QueryWord& part : found.parts)
        all.push_back(word(part, field, {}, marks));
    return any_of(Query::OP_AND, all);
}

std::optional<Query> Compiler::words(const Node& node) {
    const QueryWords found = words_of(node.text, analyzer_);
    if (found.parts.empty())
        return std::nullopt;
    const std::vector<NameVariant> spelled = spellings(exact_forms(found.parts), node.field);
    ++words_seen_;
    HighlightTerm marks{.field = node.field};
    Query query = words(found, node.field, spelled, marks);
    if (!spelled.empty()) {
        HighlightTerm unmarked;
        const Query asked = words(found, node.field, {}, unmarked);
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
        variants.push_back({variant, asked, in_a_row(variant.words, prefix_of(field)), having_asked});
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
            parts.push_back(words(found, field, {}, marks));
        highlights.push_back(std::move(marks));
        text.append(text.empty() ? "" : " ").append(node.text);
        ++words_seen_;
    }
    mark(spelled, highlights.back());
    const Query asked = any_of(Query::OP_AND, parts);
    note(spelled, field, text, asked);
    return or_spelled(any_of(how, parts), asked, spelled, field);
}

std::optional<Query> Compiler::exact(const Node& node) {
    const QueryWords found = words_of(node.text, analyzer_);
    if (found.parts.empty())
        return std::nullopt;
    HighlightTerm marks{.field = node.field};
    std::vector<Query> all;
    for (const QueryWord& part : found.parts) {
        const Query spelled(schema::exact_term(prefix_of(node.field), part.exact));
        // Accents count when they are typed; only the text as a whole has terms for them.
        if (part.accented != part.exact && node.field == FieldId::text) {
            marks.accented.push_back(part.accented);
            all.emplace_back(Query::OP_FILTER, spelled,
                             Query(schema::accented_term(part.exact, part.accented)));
        } else {
            marks.exact.push_back(part.exact);
            all.push_back(spelled);
        }
    }
    highlights.push_back(std::move(marks));
    return any_of(Query::OP_AND, all);
}

/// The terms of what a pattern stands for; says so when it is not all.
Query Compiler::expanded(const Expansion& expansion, const Node& node) {
    if (expansion.is_capped() && said_.insert(node.text + (node.kind == NodeKind::prefix ? '*' : '~')).second)
        repairs.push_back(capped(expansion, node));
    std::vector<std::string> terms;
    for (const std::string& word : expansion.words)
        terms.push_back(schema::exact_term(prefix_of(node.field), word));
    return any_of(Query::OP_SYNONYM, terms);
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
            all.push_back(word(found.parts[at], node.field, {}, marks));
    const QueryWord& start = found.joined ? *found.joined : found.parts.back();
    const Expansion words = vocabulary_.starting_with(start.exact, node.field);
    all.push_back(expanded(words, node));
    marks.starts.push_back({start.exact, words.frequency});
    highlights.push_back(std::move(marks));
    return any_of(Query::OP_AND, all);
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
        all.emplace_back(Query::OP_OR, word(part, node.field, names, marks), expanded(like, node));
        marks.exact.insert(marks.exact.end(), like.words.begin(), like.words.end());
    }
    mark(names, marks);
    highlights.push_back(std::move(marks));
    return any_of(Query::OP_AND, all);
}

Query Compiler::phrase_of(const std::vector<QueryWord>& parts, FieldId field, HighlightTerm& marks) {
    const std::string_view field_prefix = prefix_of(field);
    std::vector<std::string> terms;
    std::vector<std::vector<std::string>> written;
    for (const QueryWord& part : parts) {
        terms.push_back(schema::exact_term(field_prefix, part.exact));
        written.push_back({part.exact});
    }
    if (terms.size() == 1) {
        marks.exact = written.front();
        return {terms.front()};
    }
    marks.phrases.push_back(std::move(written));
    return {Query::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(terms.size())};
}

std::optional<Query> Compiler::phrase(const Node& node) {
    const QueryWords found = words_of(node.text, analyzer_);
    if (found.parts.empty())
        return std::nullopt;
    HighlightTerm marks{.field = node.field};
    Query query = phrase_of(found.parts, node.field, marks);
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
    return weightless(any_of(Query::OP_OR, terms));
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
    return weightless(any_of(Query::OP_OR, schema::date_range_terms(*first, *last)));
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
    return any_of(how, parts);
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
    return Query(Query::OP_FILTER, any_of(Query::OP_AND, all), Query(source->release()));
}

std::optional<Query> Compiler::without(const Node& node) {
    auto wanted = compile(node.children.front());
    const std::size_t marked = highlights.size();
    const std::size_t noted = variants.size();
    std::vector<Query> excluded;
    const bool was_excluded = std::exchange(is_excluded_, true);
    for (std::size_t at = 1; at < node.children.size(); ++at)
        if (auto part = compile(node.children[at]))
            excluded.push_back(std::move(*part));
    is_excluded_ = was_excluded;
    highlights.resize(marked);
    variants.resize(noted);
    const Query base = wanted ? *wanted : everything();
    if (excluded.empty())
        return wanted;
    return Query(Query::OP_AND_NOT, base, any_of(Query::OP_OR, excluded));
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
