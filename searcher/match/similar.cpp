#include "searcher/match/similar.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

#include "schema/analysis/stop_words.hpp"
#include "schema/terms.hpp"
#include "searcher/match/word_weight.hpp"

namespace depeche::match {

using schema::FieldId;
using Xapian::Query;

namespace {

constexpr std::size_t most_subject_words = 24;
constexpr std::size_t most_names = 8;

/// A name in common tells as much as a word of its rarity that stands there thrice.
constexpr double name_weight = 2;

/// What has less than this part of a subject is about something else.
constexpr double least_part = 0.1;

constexpr std::size_t most_shared = 8;

}  // namespace

Subject::Subject(const Dispatch& dispatch, Xapian::docid document, const Xapian::Database& index,
                 analysis::Analyzer& analyzer)
    : index_(index), document_(document), id_(dispatch.id) {
    add_words(dispatch, analyzer);
    add_names(dispatch);
    std::ranges::stable_sort(terms_, std::ranges::greater{}, &Term::weight);
}

/// Inverse document frequency; 0 for what no other dispatch has, or most have.
double Subject::rarity(const std::string& term) const {
    const double all = index_.get_doccount();
    const double having = index_.get_termfreq(term);
    return having < 2 || 2 * having > all + 2 ? 0 : std::log(1 + all / having);
}

void Subject::add_words(const Dispatch& dispatch, analysis::Analyzer& analyzer) {
    struct Word {
        std::string written;
        std::size_t count = 0;
    };
    std::map<std::string, Word, std::less<>> words;
    for (const std::string_view text : {std::string_view(dispatch.title), std::string_view(dispatch.body)})
        for (const analysis::Token& token : analyzer.analyze(text)) {
            const bool is_number = token.form->exact[0] >= '0' && token.form->exact[0] <= '9';
            if (is_number || token.form->exact.size() < 3 || analysis::is_stop_word(token.form->exact))
                continue;
            Word& word = words[std::string(token.form->stem)];
            if (word.count++ == 0)
                word.written = text.substr(token.begin, token.end - token.begin);
        }
    for (auto& [stem, word] : words) {
        std::string term = schema::stem_term("", stem);
        const double often = 1 + std::log(static_cast<double>(word.count));
        if (const double rare = rarity(term); rare > 0)
            terms_.push_back({std::move(term), often * rare, often, false, std::move(word.written)});
    }
    std::ranges::stable_sort(terms_, std::ranges::greater{}, &Term::weight);
    terms_.resize(std::min(terms_.size(), most_subject_words));
}

void Subject::add_name(FieldId field, const FacetName& name) {
    std::string term = schema::name_term(field, name.id);
    if (const double rare = rarity(term); rare > 0)
        terms_.push_back({std::move(term), name_weight * rare, 0, true, name.label});
}

void Subject::add_names(const Dispatch& dispatch) {
    const auto first = static_cast<std::ptrdiff_t>(terms_.size());
    for (const Actor& actor : dispatch.actors)
        add_name(FieldId::actor, actor.name);
    for (const depeche::Place& place : dispatch.places)
        add_name(FieldId::place, place.name);
    std::stable_sort(terms_.begin() + first, terms_.end(),
                     [](const Term& a, const Term& b) { return a.weight > b.weight; });
    terms_.resize(std::min(terms_.size(), static_cast<std::size_t>(first) + most_names));
}

Query Subject::query() const {
    std::vector<Query> parts;
    for (const Term& term : terms_) {
        if (!term.is_name) {
            // The weighting knows how rare a word is.
            parts.emplace_back(term.often, Query(term.term));
            continue;
        }
        // Terms of names have no frequency within a dispatch, and so would weigh nothing.
        Xapian::FixedWeightPostingSource weight(term.weight);
        parts.emplace_back(Query::OP_FILTER, Query(&weight), Query(term.term));
    }
    return {Query::OP_OR, parts.begin(), parts.end()};
}

std::vector<Subject::Like> Subject::find(std::size_t limit) const {
    std::vector<Like> found;
    if (terms_.empty())
        return found;
    const Query about = query();
    const Xapian::Document own = index_.get_document(document_);
    const Query itself(schema::id_term(id_));
    Xapian::Enquire enquire(index_);
    enquire.set_weighting_scheme(word_weighting());
    enquire.set_query({Query::OP_FILTER, about, itself});
    const double whole = enquire.get_mset(0, 1).get_max_attained();

    const std::string group = own.get_value(schema::slot_copies);
    enquire.set_query(
        {Query::OP_AND_NOT, about,
         group.empty() ? itself : Query(Query::OP_OR, itself, Query(schema::copies_term(group)))});
    enquire.set_collapse_key(schema::slot_copies);
    enquire.set_cutoff(0, least_part * whole);
    const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
    for (auto match = matches.begin(); match != matches.end(); ++match)
        found.push_back({match.get_document(), match.get_weight(), shared(*match)});
    return found;
}

/// What another document has of the subject.
std::vector<std::string> Subject::shared(Xapian::docid other) const {
    std::vector<std::string> labels;
    const std::set<std::string> its(index_.termlist_begin(other), index_.termlist_end(other));
    for (const Term& term : terms_)
        if (labels.size() < most_shared && its.contains(term.term))
            labels.push_back(term.label);
    return labels;
}

std::vector<query::HighlightTerm> Subject::highlights() const {
    std::vector<query::HighlightTerm> marks;
    for (const Term& term : terms_)
        if (!term.is_name)
            marks.push_back({.stems = {term.term.substr(schema::stem_term("", "").size())}});
    return marks;
}

}  // namespace depeche::match
