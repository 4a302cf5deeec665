#include "searcher/query/word_compiler.hpp"

#include <string_view>
#include <utility>

#include "schema/terms.hpp"

namespace depeche::query {

using schema::FieldId;
using Xapian::Query;

namespace {

/// A word's score is that of its stem plus half of that of its exact form: summed, for 1.3 to 2.1 points of
/// nDCG@10 over stems alone on questions and headlines, where one frequency for both (`OP_SYNONYM`) gains
/// nothing. Filters weigh nothing.
constexpr double exact_weight = 0.5;

/// In bytes; of longer words the term of a spelling may be bounded, and so not tell it.
constexpr std::size_t longest_listed_spelling = 60;

std::vector<std::string> terms_of(const std::vector<std::string>& words, FieldId field) {
    std::vector<std::string> terms;
    for (const std::string& word : words)
        terms.push_back(schema::exact_term(schema::field(field).prefix, word));
    return terms;
}

Query phrase_of(const std::vector<std::string>& terms) {
    if (terms.size() == 1)
        return {terms.front()};
    return {Query::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(terms.size())};
}

}  // namespace

Query WordCompiler::inflected(const QueryWords& words, FieldId field, const std::vector<NameVariant>& spelled,
                              HighlightTerm& marks) {
    if (words.parts.size() == 1)
        return inflected(words.parts.front(), field, spelled, marks);
    if (words.joined)
        return compound(words, field, marks);
    std::vector<Query> all;
    for (const QueryWord& part : words.parts)
        all.push_back(inflected(part, field, {}, marks));
    return joined_by(Query::OP_AND, all);
}

Query WordCompiler::inflected(const QueryWord& word, FieldId field, const std::vector<NameVariant>& spelled,
                              HighlightTerm& marks) {
    const std::string_view prefix = schema::field(field).prefix;
    const std::vector<std::string> stems = vocabulary_.stems_of(word.form(), field);
    std::vector<Query> ways;
    for (const std::string& stem : stems)
        ways.emplace_back(schema::stem_term(prefix, stem));
    for (const NameVariant& variant : spelled)
        ways.push_back(spelled_as(variant, field));
    // One word in several spellings has one frequency.
    Query in_any_spelling = joined_by(ways.size() == 1 ? Query::OP_OR : Query::OP_SYNONYM, ways);
    marks.exact.push_back(word.exact);
    marks.stems.insert(marks.stems.end(), stems.begin(), stems.end());

    // Where the stems are those of every spelling, they find all that the exact form does. It is not told to
    // what is excluded: there Xapian 1.4 takes AND_MAYBE for AND, by weights that it has not set.
    const bool has_every_stem = word.accented == word.exact && word.exact.size() <= longest_listed_spelling &&
                                (field == FieldId::text || field == FieldId::title);
    if (has_every_stem && is_excluded)
        return in_any_spelling;
    return {has_every_stem ? Query::OP_AND_MAYBE : Query::OP_OR, in_any_spelling,
            Query(exact_weight, Query(schema::exact_term(prefix, word.exact)))};
}

/// The spellings of a compound: its parts in a row, each in either number, or written as one word.
Query WordCompiler::compound(const QueryWords& words, FieldId field, HighlightTerm& marks) {
    const std::string_view prefix = schema::field(field).prefix;
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
                                    : joined_by(Query::OP_OR, terms));
        written.push_back(std::move(numbers));
    }
    marks.phrases.push_back(std::move(written));
    const Query in_a_row(Query::OP_PHRASE, row.begin(), row.end(),
                         static_cast<Xapian::termcount>(row.size()));
    return {Query::OP_OR, in_a_row, inflected(*words.joined, field, {}, marks)};
}

Query WordCompiler::as_typed(const std::vector<QueryWord>& words, FieldId field, HighlightTerm& marks) {
    std::vector<Query> all;
    for (const QueryWord& word : words) {
        const Query spelled(schema::exact_term(schema::field(field).prefix, word.exact));
        // Accents count when they are typed; only the text as a whole has terms for them.
        if (word.accented != word.exact && field == FieldId::text) {
            marks.accented.push_back(word.accented);
            all.emplace_back(Query::OP_FILTER, spelled,
                             Query(schema::accented_term(word.exact, word.accented)));
        } else {
            marks.exact.push_back(word.exact);
            all.push_back(spelled);
        }
    }
    return joined_by(Query::OP_AND, all);
}

Query WordCompiler::in_a_row(const std::vector<QueryWord>& words, FieldId field, HighlightTerm& marks) {
    std::vector<std::string> terms;
    std::vector<std::vector<std::string>> written;
    for (const QueryWord& word : words) {
        terms.push_back(schema::exact_term(schema::field(field).prefix, word.exact));
        written.push_back({word.exact});
    }
    if (terms.size() == 1)
        marks.exact = written.front();
    else
        marks.phrases.push_back(std::move(written));
    return phrase_of(terms);
}

Query any_word(const std::vector<std::string>& words, FieldId field) {
    return joined_by(Query::OP_SYNONYM, terms_of(words, field));
}

Query spelled_as(const NameVariant& variant, FieldId field) {
    return phrase_of(terms_of(variant.words, field));
}

Query or_spelled(const Query& query, const Query& asked, const std::vector<NameVariant>& spelled,
                 FieldId field) {
    std::vector<Query> ways{asked};
    for (const NameVariant& variant : spelled)
        ways.push_back(spelled_as(variant, field));
    return {Query::OP_OR, query, joined_by(Query::OP_SYNONYM, ways)};
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

}  // namespace depeche::query
