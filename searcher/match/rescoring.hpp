#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "depeche/results.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/record.hpp"
#include "searcher/query/highlight_terms.hpp"

namespace depeche::match {

/// Looks closely at the best matches of a query: at which of its words follow each other or stand together,
/// which the beginning has, and which the title. Texts are analysed again for that, with the very chain that
/// indexed them, as stems have no positions in the index.
///
/// The sums, over the query's words w and their pairs (v, w) that follow each other, stop words aside, idf
/// being that of BM25 and n a number of occurrences:
///
///     pairs   min(idf v, idf w) * (0.6 a / (a + 0.5) + 0.4 b / (b + 0.5))
///             a: v and w as far from each other as in the query; b: v with w within 12 words
///     lead    0.5 * idf w for each w among the first 100 words
///     title   0.5 * idf w * 2.2 n / (n + 1.2 (0.25 + 0.75 length / 10)), as BM25 with the title's own length
///
/// The first is the sequential dependence model (Metzler and Croft, SIGIR 2005) in the form of BM25; the
/// second and third are of news, where the lead tells the whole. Weights were chosen on one set of questions
/// and one of headlines, and hold on others (tools/evaluate relevance).
class Rescorer {
public:
    /// `text` is the query as it was typed and `terms` what it wants. All but `text` must outlive this.
    Rescorer(std::string_view text, const std::vector<query::HighlightTerm>& terms,
             const Xapian::Database& index, analysis::Analyzer& analyzer);

    /// Whether the query has no words to look for.
    bool empty() const { return words_.empty(); }

    /// The parts `pairs`, `lead` and `title` of a dispatch's score.
    ScoreParts score(const schema::RecordTexts& texts);

private:
    /// A word that the query wants, with where a text has it.
    struct Word {
        const query::HighlightTerm* term;
        double idf;
        std::vector<std::uint32_t> positions;
        bool in_lead = false;
        std::uint32_t in_title = 0;
    };
    /// Two words that follow each other in the query, and how far apart they are.
    struct Pair {
        std::size_t first;
        std::size_t second;
        std::uint32_t gap;
    };

    std::size_t add_word(const query::HighlightTerm& term, const Xapian::Database& index);
    void index_first_bytes();
    std::uint32_t find_words(std::string_view text, std::uint32_t first_position, std::size_t lead_words,
                             bool is_title);
    void find_in_body(std::string_view body, std::size_t lead);
    double pairs() const;

    analysis::Analyzer& analyzer_;
    std::vector<Word> words_;
    std::vector<Pair> pairs_;
    /// Whether a form that begins with this byte may match: most words of a text are passed over by it.
    std::array<bool, 256> may_begin_{};
};

}  // namespace depeche::match
