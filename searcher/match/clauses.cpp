#include "searcher/match/clauses.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "depeche/date_label.hpp"
#include "schema/terms.hpp"
#include "searcher/match/highlighter.hpp"
#include "searcher/match/word_weight.hpp"
#include "searcher/query/xapian_query.hpp"

namespace depeche::match {

using query::HighlightTerm;
using query::Node;
using query::NodeKind;

namespace {

/// Counts what was found, by the way and as it is written.
class Findings {
public:
    void add(MatchWay way, std::string_view text, std::uint64_t count = 1) {
        counts_[{way, std::string(text)}] += count;
    }

    std::vector<MatchedText> most_frequent_first() const {
        std::vector<MatchedText> found;
        for (const auto& [key, count] : counts_)
            found.push_back({key.first, key.second, count});
        std::ranges::stable_sort(found, std::ranges::greater{}, &MatchedText::count);
        return found;
    }

private:
    std::map<std::pair<MatchWay, std::string>, std::uint64_t> counts_;
};

/// What a query weighs for a dispatch; nothing when it does not match it.
std::optional<double> weight_for(const StoredDispatch& stored, const Xapian::Query& query,
                                 const Xapian::Database& index) {
    Xapian::Enquire enquire(index);
    enquire.set_weighting_scheme(word_weighting());
    const Xapian::Query this_one(schema::id_term(stored.dispatch.id));
    enquire.set_query({Xapian::Query::OP_FILTER, query, this_one});
    const Xapian::MSet matches = enquire.get_mset(0, 1);
    return matches.empty() ? std::nullopt : std::optional(matches.begin().get_weight());
}

class Examiner {
public:
    Examiner(const StoredDispatch& stored, const Xapian::Database& index, analysis::Analyzer& analyzer,
             Language language)
        : stored_(stored), index_(index), analyzer_(analyzer), language_(language) {}

    Clause examine(const Node& node, bool excluded);

private:
    std::optional<double> weight(const Xapian::Query& query) const {
        return weight_for(stored_, query, index_);
    }

    std::vector<MatchedText> found(const Node& node, const query::CompiledQuery& compiled);
    void add_words(const Node& node, const HighlightTerm& term, Findings& findings);
    void add_stretches(MatchWay way, HighlightTerm term, Findings& findings);
    void add_aliases(const query::CompiledQuery& compiled, Findings& findings);

    template <typename Visit>
    void for_each_text(const HighlightTerm& term, Visit visit) const;
    std::vector<std::string> exact_forms(std::string_view text);

    const StoredDispatch& stored_;
    const Xapian::Database& index_;
    analysis::Analyzer& analyzer_;
    Language language_;
};

/// What a whole match of a word that is not itself is by.
MatchWay way_of_expansion(NodeKind kind) {
    switch (kind) {
        case NodeKind::prefix:
            return MatchWay::prefix;
        case NodeKind::fuzzy:
            return MatchWay::fuzzy;
        default:
            return MatchWay::alias;
    }
}

bool is_value(const Node& node) {
    return node.kind == NodeKind::value || node.kind == NodeKind::date;
}

bool has(const std::vector<std::string>& strings, std::string_view wanted) {
    return std::ranges::find(strings, wanted) != strings.end();
}

bool is_one_of(const std::vector<query::SearchedVariant>& variants,
               const std::vector<std::vector<std::string>>& phrase) {
    return std::ranges::any_of(variants, [&](const query::SearchedVariant& searched) {
        return std::ranges::equal(searched.variant.words, phrase, [](const auto& word, const auto& forms) {
            return forms.size() == 1 && forms.front() == word;
        });
    });
}

Clause Examiner::examine(const Node& node, bool excluded) {
    const query::CompiledQuery compiled = query::compile(node, index_, analyzer_);
    const std::optional<double> weighed = weight(compiled.query);
    Clause clause{.text = query::to_string(node, language_),
                  .excluded = excluded,
                  .holds = weighed.has_value(),
                  .weight = excluded ? 0 : weighed.value_or(0)};
    if (weighed)
        clause.found = found(node, compiled);
    for (const Node& child : node.children) {
        const bool is_first = &child == &node.children.front();
        clause.parts.push_back(examine(child, excluded != (node.kind == NodeKind::without && !is_first)));
    }
    // What a part tells needs no repeating.
    std::erase_if(clause.found, [&](const MatchedText& text) {
        return std::ranges::any_of(clause.parts, [&](const Clause& part) {
            return std::ranges::find(part.found, text) != part.found.end();
        });
    });
    return clause;
}

std::vector<MatchedText> Examiner::found(const Node& node, const query::CompiledQuery& compiled) {
    Findings findings;
    if (is_value(node))
        findings.add(MatchWay::value, {});
    const bool has_parts = !node.children.empty();
    const bool is_near = node.kind == NodeKind::near || node.kind == NodeKind::followed;
    if (!has_parts || is_near)
        for (const HighlightTerm& term : compiled.highlights) {
            add_words(node, term, findings);
            HighlightTerm phrases{.field = term.field, .phrases = term.phrases};
            std::erase_if(phrases.phrases,
                          [&](const auto& phrase) { return is_one_of(compiled.variants, phrase); });
            add_stretches(MatchWay::phrase, std::move(phrases), findings);
            if (term.spans)
                add_stretches(MatchWay::near, {.field = term.field, .spans = term.spans}, findings);
        }
    add_aliases(compiled, findings);
    return findings.most_frequent_first();
}

/// Calls `visit` with the texts of the dispatch that a term is looked for in.
template <typename Visit>
void Examiner::for_each_text(const HighlightTerm& term, Visit visit) const {
    const Dispatch& dispatch = stored_.dispatch;
    const bool in_title = term.field == schema::FieldId::text || term.field == schema::FieldId::title;
    if (in_title && !dispatch.title_derived)
        visit(std::string_view(dispatch.title));
    if (term.field == schema::FieldId::text)
        visit(std::string_view(dispatch.body));
    if (term.field == schema::FieldId::author)
        visit(std::string_view(dispatch.byline));
}

void Examiner::add_words(const Node& node, const HighlightTerm& term, Findings& findings) {
    const std::vector<std::string> asked = exact_forms(node.text);
    for_each_text(term, [&](std::string_view text) {
        for (const analysis::Token& token : analyzer_.analyze(text)) {
            if (!term.matches(*token.form))
                continue;
            const MatchWay way = has(asked, token.form->exact)       ? MatchWay::exact
                                 : has(term.stems, token.form->stem) ? MatchWay::stem
                                                                     : way_of_expansion(node.kind);
            // Other spellings of one word are among the aliases.
            if (way != MatchWay::alias)
                findings.add(way, text.substr(token.begin, token.end - token.begin));
        }
    });
}

/// Counts the stretches of text that a term marks.
void Examiner::add_stretches(MatchWay way, HighlightTerm term, Findings& findings) {
    if (term.phrases.empty() && !term.spans)
        return;
    const bool in_body = term.field == schema::FieldId::text;
    Highlighter highlighter({std::move(term)}, analyzer_);
    const auto add = [&](std::string_view text, const std::vector<Mark>& marks) {
        for (const Mark& mark : marks)
            findings.add(way, text.substr(mark.begin, mark.end - mark.begin));
    };
    if (!stored_.dispatch.title_derived)
        add(stored_.dispatch.title, highlighter.title_marks(stored_.dispatch.title));
    if (in_body)
        add(stored_.dispatch.body, highlighter.body_marks(stored_.dispatch.body));
}

void Examiner::add_aliases(const query::CompiledQuery& compiled, Findings& findings) {
    for (const query::SearchedVariant& searched : compiled.variants) {
        if (!weight(searched.having_it))
            continue;
        HighlightTerm term;
        if (searched.variant.words.size() > 1) {
            auto& phrase = term.phrases.emplace_back();
            for (const std::string& word : searched.variant.words)
                phrase.push_back({word});
            add_stretches(MatchWay::alias, std::move(term), findings);
            continue;
        }
        term.exact = searched.variant.words;
        for_each_text(term, [&](std::string_view text) {
            for (const analysis::Token& token : analyzer_.analyze(text))
                if (term.matches(*token.form))
                    findings.add(MatchWay::alias, text.substr(token.begin, token.end - token.begin));
        });
    }
}

std::vector<std::string> Examiner::exact_forms(std::string_view text) {
    std::vector<std::string> forms;
    for (const analysis::Token& token : analyzer_.analyze(text))
        forms.emplace_back(token.form->exact);
    return forms;
}

/// What a dispatch has in a facet, for people.
std::vector<std::string> facet_labels(const Dispatch& dispatch, Facet facet, Language language) {
    std::vector<std::string> labels;
    const auto add = [&](const auto& values) {
        for (const auto& value : values)
            labels.push_back(value.name.label);
    };
    switch (facet) {
        case Facet::date:
            if (const DerivedDate* date = dispatch.date())
                labels.push_back(date_label(date->interval, language));
            break;
        case Facet::source:
            add(dispatch.sources);
            break;
        case Facet::actor:
            add(dispatch.actors);
            break;
        case Facet::place:
            add(dispatch.places);
            break;
    }
    return labels;
}

}  // namespace

Clause examine(const Node& query, const StoredDispatch& stored, const Xapian::Database& index,
               analysis::Analyzer& analyzer, Language language) {
    return Examiner(stored, index, analyzer, language).examine(query, false);
}

std::vector<FailedFilter> failed_filters(const StoredDispatch& stored, const Request& request,
                                         const Selections& selections, const Xapian::Database& index) {
    std::vector<FailedFilter> failed;
    for (const Facet facet : facets) {
        if (!selections.is_selected(facet) || weight_for(stored, selections.filter(facet), index))
            continue;
        FailedFilter& filter = failed.emplace_back(FailedFilter{.facet = facet});
        for (const Selection& selection : request.selections)
            if (selection.facet == facet)
                filter.wanted.push_back(selection.value);
        filter.has = facet_labels(stored.dispatch, facet, request.language);
    }
    return failed;
}

}  // namespace depeche::match
