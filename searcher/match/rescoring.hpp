#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.hpp"
#include "depeche/results.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/analysis/word_filter.hpp"
#include "schema/forward_list.hpp"
#include "searcher/match/postings.hpp"
#include "searcher/query/highlight_terms.hpp"
#include "searcher/query/vocabulary.hpp"

namespace depeche::match {

/// Looks closely at the best matches of a query: at which of its words follow each other or stand together,
/// which the beginning has, and which the title. That is read off the forward list of a dispatch; where it
/// has none, or where a word is not told by its stem (`=mot`), its texts are analysed again with the very
/// chain that indexed them, as stems have no positions in the index. The words of a `mot*` are told by their
/// stems; a dispatch that has one of these which does not start so itself, and so may be of another word, is
/// told by its texts. The frequency it has is that of its most frequent word.
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
    /// `text` is the query as it was typed and `terms` what it wants; `looked_up` is of this state of the
    /// index. All but `text` and `looked_up` must outlive this.
    Rescorer(std::string_view text, const std::vector<query::HighlightTerm>& terms, const WalkedIndex& index,
             analysis::Analyzer& analyzer, query::WordMemory& looked_up);

    /// Whether the query has no words to look for.
    bool empty() const { return words_.empty(); }

    /// Whether the words can be told by their stems, so that a forward list is enough to score by.
    bool reads_forward_lists() const { return !stems_.empty(); }

    /// That of a document of the index, empty when it has none. Valid until the next call.
    std::string_view forward_list(const Xapian::Document& document) { return memory_.forward_list(document); }

    /// The same of its record.
    std::string_view record(const Xapian::Document& document) { return memory_.record(document); }

    /// The parts `pairs`, `lead` and `title` of the score of a dispatch with this forward list; nothing when
    /// that does not tell. For a query whose words are told by their stems.
    std::optional<ScoreParts> score(std::string_view forward_list);

    /// The same by its texts.
    ScoreParts score(const Dispatch& dispatch);

private:
    /// A word that the query wants, with where a text has it.
    struct Word {
        const query::HighlightTerm* term;
        double idf;
        /// Stop words of a text count for a word that is one itself alone.
        bool is_stop_word;
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
    /// A stem of a word, as forward lists have it.
    struct Stem {
        std::uint32_t hash;
        std::size_t word;
        /// Words that start otherwise than the one that is wanted may have it, too.
        bool may_be_other;
    };

    std::size_t add_word(const query::HighlightTerm& term, const WalkedIndex& index);
    bool is_told_by_stems(const Word& word) const;
    bool add_stems(std::size_t word, const query::Vocabulary& vocabulary);
    void add_stems(const query::Vocabulary& vocabulary);
    void forget_places();
    std::uint32_t find_words(std::string_view text, bool is_title, std::uint32_t lead);
    void find_in_body(std::string_view body, std::uint32_t lead);
    static void note(Word& word, schema::WordPlace place, bool is_title, std::uint32_t lead);
    double pairs() const;
    ScoreParts parts(std::uint32_t title_words);

    analysis::Analyzer& analyzer_;
    WalkMemory& memory_;
    std::vector<Word> words_;
    std::vector<Pair> pairs_;
    /// The words that may be one of these.
    analysis::WordFilter wanted_;
    /// Sorted; empty when some word is not told by its stem.
    std::vector<Stem> stems_;
    /// By the low bits of their hashes: most words of a text are passed over by it.
    std::bitset<4096> stem_bits_;
};

}  // namespace depeche::match
