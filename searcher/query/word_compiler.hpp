#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/query/highlight_terms.hpp"
#include "searcher/query/name_variant.hpp"
#include "searcher/query/query_words.hpp"
#include "searcher/query/vocabulary.hpp"

namespace depeche::query {

/// Makes of words the queries that find them in a field, and adds to `marks` how they are found in a text
/// that is shown. All that it is given must outlive it.
class WordCompiler {
public:
    WordCompiler(const Xapian::Database& index, const Vocabulary& vocabulary)
        : index_(index), vocabulary_(vocabulary) {}

    /// The words in all their forms: each of them, or the compound that they are; a single word also as it is
    /// `spelled` otherwise.
    Xapian::Query inflected(const QueryWords& words, schema::FieldId field,
                            const std::vector<NameVariant>& spelled, HighlightTerm& marks);
    Xapian::Query inflected(const QueryWord& word, schema::FieldId field,
                            const std::vector<NameVariant>& spelled, HighlightTerm& marks);

    /// Each word as it was typed, accents and ending included.
    static Xapian::Query as_typed(const std::vector<QueryWord>& words, schema::FieldId field,
                                  HighlightTerm& marks);

    /// The words in a row, uninflected.
    static Xapian::Query in_a_row(const std::vector<QueryWord>& words, schema::FieldId field,
                                  HighlightTerm& marks);

    /// Whether what is compiled is only to be left out.
    bool is_excluded = false;

private:
    Xapian::Query compound(const QueryWords& words, schema::FieldId field, HighlightTerm& marks);

    const Xapian::Database& index_;
    const Vocabulary& vocabulary_;
};

/// These terms or queries under one operator.
template <typename Parts>
Xapian::Query joined_by(Xapian::Query::op how, const Parts& parts) {
    return {how, parts.begin(), parts.end()};
}

/// Any of these words (exact forms), which have one frequency.
Xapian::Query any_word(const std::vector<std::string>& words, schema::FieldId field);

/// A name in this spelling.
Xapian::Query spelled_as(const NameVariant& variant, schema::FieldId field);

/// `query`, or another spelling of what it asks for. All spellings have one frequency, so that what was asked
/// for ranks above a spelling that is rarer.
Xapian::Query or_spelled(const Xapian::Query& query, const Xapian::Query& asked,
                         const std::vector<NameVariant>& spelled, schema::FieldId field);

/// Has names be found in a text in these spellings.
void mark(const std::vector<NameVariant>& spelled, HighlightTerm& marks);

}  // namespace depeche::query
