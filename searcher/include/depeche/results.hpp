#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "depeche/dispatch.hpp"
#include "depeche/language.hpp"
#include "depeche/request.hpp"

namespace depeche {

/// Bytes `[begin, end)` of a text that matched, on character boundaries. Marks are in order and do not touch.
struct Mark {
    std::uint32_t begin;
    std::uint32_t end;

    bool operator==(const Mark&) const = default;
};

/// A piece of a body, whole sentences unless they are very long, byte for byte as it stands there.
struct Snippet {
    std::string text;
    std::vector<Mark> marks;
    /// The piece starts or ends within a sentence.
    bool cut_before = false;
    bool cut_after = false;
};

/// A dispatch that says the same as a hit, cut, retitled or touched up as papers do, and matches too.
struct Copy {
    std::string id;
    std::string title;
    std::optional<DerivedDate> date;
    std::vector<FacetName> sources;

    bool operator==(const Copy&) const = default;
};

/// What the score of a hit is the sum of. All but the first two are of the hits that were looked at closely.
struct ScoreParts {
    /// Its words, by how often it has them and how rare they are.
    double bm25 = 0;
    /// How recent it is, when that counts.
    double recency = 0;
    /// Words that follow each other as in the query, or stand near each other.
    double pairs = 0;
    /// Words that its beginning has.
    double lead = 0;
    /// Words that its title has, for the length of that.
    double title = 0;

    double sum() const { return bm25 + recency + pairs + lead + title; }
    bool operator==(const ScoreParts&) const = default;
};

/// A version of a dispatch that a newer one took the place of, or what it corrects. Neither is searched.
struct EarlierVersion {
    /// What its sender called it: a number, or when it was made; empty for none.
    std::string version;
    Dispatch dispatch;
};

/// A whole dispatch, and where it matches a query.
struct MarkedDispatch {
    Dispatch dispatch;
    std::vector<Mark> title_marks;
    std::vector<Mark> body_marks;
    /// Newest first, then what it corrects. Only where one dispatch was asked for.
    std::vector<EarlierVersion> earlier = {};
};

/// One answer.
struct Hit {
    std::string id;
    std::string path;
    std::string url;
    std::string title;
    std::vector<Mark> title_marks;
    bool title_derived = false;
    std::optional<DerivedDate> date;
    std::vector<FacetName> sources;
    std::vector<FacetName> actors;
    std::vector<FacetName> places;
    /// Comparable within one answer only; 0 when sorted by date.
    double score = 0;
    ScoreParts score_parts;
    std::vector<Snippet> snippets;
    /// The near-copies folded under this hit, the first `max_copies_listed` of them in the order of hits, and
    /// how many there are; none unless the request collapses.
    std::vector<Copy> copies;
    std::uint64_t copy_count = 0;
    /// Only when asked for.
    std::optional<MarkedDispatch> whole;
};

inline constexpr std::size_t max_copies_listed = 20;

struct FacetValue {
    /// What to give back in a `Selection`: the id of a name, `2025-12`, or `unknown`.
    std::string value;
    std::string label;
    std::uint64_t count = 0;
    bool selected = false;

    bool operator==(const FacetValue&) const = default;
};

/// Counts over all matches, those beyond the page included. A facet with a selection is counted as if it had
/// none, so that its other values can be added.
struct FacetCounts {
    Facet facet;
    /// How many different values the matches have.
    std::uint64_t distinct = 0;
    /// In the order asked for; selected values are always there, at 0 too.
    std::vector<FacetValue> values;
};

/// The matches over time, without gaps: what nothing was published in is there at 0. Counted as the date
/// facet is: as if no date were selected, and a dispatch in every unit that its date touches.
struct Histogram {
    struct Bar {
        /// What to give back in a `Selection`: `2025-12-03`, `2025-12`, `2025`, both days of a week
        /// (`2025-12-01..2025-12-07`).
        std::string value;
        std::string label;
        std::uint64_t count = 0;

        bool operator==(const Bar&) const = default;
    };

    /// The unit that was chosen, coarser than the one asked for where that gives more than `max_bars`.
    DateUnit unit = DateUnit::month;
    /// Oldest first.
    std::vector<Bar> bars;
    std::uint64_t undated = 0;

    bool operator==(const Histogram&) const = default;
};

inline constexpr std::int64_t max_bars = 4000;

/// Something in the query that was not taken as written, and how it was taken.
struct Repair {
    /// Bytes `[begin, end)` of the query text; both 0 when it is not about one place in it.
    std::size_t begin = 0;
    std::size_t end = 0;
    /// Stable English word for programs: `unclosed-quote`, `unknown-field`…
    std::string code;
    Message message;

    bool operator==(const Repair&) const = default;
};

/// Another spelling of a name of the query, which was searched too: `Ushakov` for `ouchakov`.
struct AlsoFound {
    /// As the tables of names or the dispatches write it.
    std::string spelling;
    /// How many of the matches have it, and not the one that was asked for.
    std::uint64_t count = 0;
    /// Whose name it is, as the facet calls them: `Iouri Ouchakov`.
    std::string label;
    /// The name as the query has it. `=ouchakov` finds this spelling only.
    std::string asked;

    bool operator==(const AlsoFound&) const = default;
};

/// The query with misspelt words put right and accents restored, as the index has them.
struct Suggestion {
    /// A whole query text; operators, quotes and blanks stay as they were typed.
    std::string text;
    /// The words that were changed, in `text`.
    std::vector<Mark> marks;
    /// How many dispatches it finds, all else being as requested; exact.
    std::uint64_t count = 0;

    bool operator==(const Suggestion&) const = default;
};

/// A wider question, ready to be asked.
struct Relaxation {
    /// Stable English word for programs: `spelling`, `inflected`, `near-words`, `without-dates`,
    /// `without-filter`, `without-exclusion`, `without-word`, `any-word`, `words-only`.
    std::string code;
    /// What it does, beginning in lower case: `sans la date`, `sans « trêve »`.
    Message message;
    Request request;
    /// How many dispatches it finds; exact.
    std::uint64_t count = 0;
};

/// Why a query wants all of its words, or any.
enum class MatchReason {
    requested,  ///< the request said so
    keywords,   ///< a few words, or operators
    question,   ///< a question mark, a question word, or a subject behind its verb
    sentence,   ///< many words
};

/// The answer to a `Request`.
struct Results {
    /// The query text of the request, and how it was understood, in the query language.
    std::string text;
    std::string interpreted;
    /// The same as a sentence, in the language of the request: `chaque mot : paix, ukraine ; depuis 2025`.
    std::string in_words;
    /// Whether all words were wanted, or any; never `automatic`.
    Match match = Match::all;
    MatchReason match_reason = MatchReason::requested;
    /// The day from which the age of dispatches counts; absent when it does not.
    std::optional<Date> now;
    std::vector<Repair> repairs;
    /// Number of matches, and whether it and all facet counts are exact.
    std::uint64_t total = 0;
    bool exact = true;
    /// What the query found by other spellings, the most frequent first; exact counts over all matches.
    std::vector<AlsoFound> also_found;
    std::size_t offset = 0;
    std::vector<Hit> hits;
    /// In the order date, source, actor, place; empty when counting was switched off.
    std::vector<FacetCounts> facets;
    /// Only when asked for.
    std::optional<Histogram> histogram;
    /// What to ask for the next page with, as `Request::cursor`; empty when this is the last. Letters and
    /// digits of ASCII, for this index and this request only.
    std::string next;
    /// The index has changed since the cursor of the request was made: this page begins behind the last hit
    /// of the page before, wherever that stands now.
    bool index_changed = false;
    /// How many of the matches are folded under others; exact. They are in `total` and in the facets.
    std::uint64_t folded = 0;
    /// When fewer than `few_matches` were found: other spellings that find more, the likeliest first.
    std::vector<Suggestion> suggestions;
    /// And wider questions that find more, those that change the least first.
    std::vector<Relaxation> relaxations;
    /// Nothing was found, and this was answered instead, as `Request::relax` asks: all else here is its
    /// answer.
    std::optional<Relaxation> relaxed;
};

/// Fewer matches than this are few.
inline constexpr std::uint64_t few_matches = 3;

/// A dispatch about much the same.
struct SimilarDispatch {
    Hit hit;
    /// What it shares with the one it is like, the weightiest first: names as the facets call them, words as
    /// that one writes them.
    std::vector<std::string> shared;
};

/// In what way a dispatch fulfils a clause of a query.
enum class MatchWay {
    exact,   ///< the word as it was asked for, case and accents aside
    stem,    ///< another ending of it: `négociateurs` for `négociation`
    alias,   ///< another spelling of the name: `Ushakov` for `ouchakov`
    fuzzy,   ///< a word spelled much like it, where the query allows that
    prefix,  ///< a word that begins so
    phrase,  ///< the words of a phrase or compound, in a row
    near,    ///< words as near each other as the query wants
    value,   ///< a value of a field: the date, a name, a keyword, the id
};

/// A piece of a dispatch that fulfils a clause, and in what way.
struct MatchedText {
    MatchWay way = MatchWay::exact;
    /// As the dispatch writes it; empty for the values of fields.
    std::string text;
    std::uint64_t count = 0;

    bool operator==(const MatchedText&) const = default;
};

/// How a dispatch stands to one clause of a query.
struct Clause {
    /// In the query language.
    std::string text;
    /// It must not hold.
    bool excluded = false;
    /// Whether it holds for the dispatch.
    bool holds = false;
    /// What it gives to the score, by its words alone.
    double weight = 0;
    /// The most frequent first.
    std::vector<MatchedText> found;
    /// The clauses it is made of.
    std::vector<Clause> parts;
};

/// A filter of a request that a dispatch does not pass.
struct FailedFilter {
    Facet facet;
    /// The selections, any of which would do, as they were asked for. (`since` and `until` are clauses.)
    std::vector<std::string> wanted;
    /// What the dispatch has instead, in the language of the request.
    std::vector<std::string> has;
};

/// Why a dispatch answers a request, or does not.
struct Why {
    std::string id;
    std::string title;
    /// How the query was understood, in the query language.
    std::string interpreted;
    Match match = Match::all;
    MatchReason match_reason = MatchReason::requested;
    /// As `Results::now`.
    std::optional<Date> now;
    bool answers = false;
    /// The whole query.
    Clause query;
    std::vector<FailedFilter> failed_filters;
    /// Of a dispatch that answers: what its score is made of, when sorted by relevance, and its place in the
    /// answer from 1, 0 for one that is beyond `max_rank_told`.
    ScoreParts score;
    std::uint64_t rank = 0;
};

inline constexpr std::uint64_t max_rank_told = 1000;

/// How a query was understood, for relevance questions.
struct Explanation {
    /// The parsed tree in the query language, with every operator written out.
    std::string interpreted;
    /// The same as a sentence, in the language of the request.
    std::string in_words;
    /// The tree, a node a line, indented.
    std::string tree;
    /// What Xapian runs, in its own notation.
    std::string engine_query;
    std::vector<Repair> repairs;
    /// Whether all words are wanted, or any, and why.
    Match match = Match::all;
    MatchReason match_reason = MatchReason::requested;
    /// As `Results::now`.
    std::optional<Date> now;
};

}  // namespace depeche
