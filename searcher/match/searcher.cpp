#include "depeche/searcher.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <limits>

#include "schema/analysis/analyzer.hpp"
#include "schema/record.hpp"
#include "schema/terms.hpp"
#include "searcher/match/copies.hpp"
#include "searcher/match/facet_counter.hpp"
#include "searcher/match/highlighter.hpp"
#include "searcher/match/index.hpp"
#include "searcher/match/matching_documents.hpp"
#include "searcher/match/ranking.hpp"
#include "searcher/match/rescoring.hpp"
#include "searcher/match/selections.hpp"
#include "searcher/query/in_words.hpp"
#include "searcher/query/match_choice.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/stop_words.hpp"
#include "searcher/query/xapian_query.hpp"
#include "searcher/suggest/completion.hpp"
#include "searcher/suggest/relaxations.hpp"
#include "searcher/suggest/respelling.hpp"
#include "searcher/suggest/vocabulary.hpp"

namespace depeche {

using match::FacetCounter;
using match::Highlighter;
using match::Rescorer;
using match::Selections;
using query::Node;
using query::NodeKind;

namespace {

std::optional<Date> bound(const std::string& text, std::string_view option, Date DateInterval::*end) {
    if (text.empty())
        return std::nullopt;
    if (const auto interval = parse_date(text))
        return (*interval).*end;
    throw InputError(
        {fmt::format("{} «\u00A0{}\u00A0» n’est pas une date\u00A0: écrivez 2025, 2025-12 ou 2025-12-03",
                     option, text),
         fmt::format("{} '{}' is not a date: write 2025, 2025-12 or 2025-12-03", option, text)});
}

/// The tree with the days of the request as one more condition.
Node with_days(Node root, const Request& request) {
    const auto first = bound(request.since, "since", &DateInterval::first);
    const auto last = bound(request.until, "until", &DateInterval::last);
    if (!first && !last)
        return root;
    if (first && last && *last < *first)
        throw InputError(
            {fmt::format("aucun jour n’est à la fois depuis {} et jusqu’à {}\u00A0: échangez les deux dates",
                         request.since, request.until),
             fmt::format("no day is both since {} and until {}: swap the two dates", request.since,
                         request.until)});
    Node days{.kind = NodeKind::date, .dates = {first, last}};
    if (root.kind == NodeKind::everything)
        return days;
    if (root.kind == NodeKind::all) {
        root.children.push_back(std::move(days));
        return root;
    }
    Node both{.kind = NodeKind::all};
    both.children.push_back(std::move(root));
    both.children.push_back(std::move(days));
    return both;
}

std::vector<FacetName> names(const auto& values) {
    std::vector<FacetName> result;
    for (const auto& value : values)
        result.push_back(value.name);
    return result;
}

Hit to_hit(const Dispatch& dispatch, const ScoreParts& score, Highlighter& highlighter,
           std::size_t snippets) {
    return {.id = dispatch.id,
            .path = dispatch.path,
            .url = dispatch.url,
            .title = dispatch.title,
            .title_marks = highlighter.title_marks(dispatch.title),
            .title_derived = dispatch.title_derived,
            .date = dispatch.date() ? std::optional(*dispatch.date()) : std::nullopt,
            .sources = names(dispatch.sources),
            .actors = names(dispatch.actors),
            .places = names(dispatch.places),
            .score = score.sum(),
            .score_parts = score,
            .snippets = highlighter.snippets(dispatch.body, snippets)};
}

/// Longer ids are hashed in the index, and begin like nothing.
constexpr std::size_t longest_compared_id = 200;

std::optional<Dispatch> find_dispatch(const Xapian::Database& database, std::string_view id) {
    const std::string term = schema::id_term(id);
    const auto found = database.postlist_begin(term);
    if (found == database.postlist_end(term))
        return std::nullopt;
    return schema::decode_dispatch(database.get_document(*found).get_data());
}

}  // namespace

struct Searcher::Impl {
    explicit Impl(const std::filesystem::path& path) : index(path) {}

    /// A request's query as it is run.
    struct Prepared {
        Node tree;
        query::MatchChoice choice;
        query::CompiledQuery compiled;
        std::vector<Repair> repairs;
    };
    Prepared prepare(const Request& request, const Xapian::Database& database);
    Results search(const Request& request, const Xapian::Database& database);
    static std::vector<AlsoFound> also_found(const Prepared& prepared, const Selections& selections,
                                             const Xapian::Database& database);
    static Xapian::Query matching(const Prepared& prepared, const Selections& selections);
    static Xapian::Enquire ordered(const Request& request, const Prepared& prepared,
                                   const Xapian::Database& database);
    std::vector<match::RankedHit> page(const Request& request, const Prepared& prepared,
                                       const Selections& selections, const Xapian::Database& database);

    std::uint64_t count(const Request& request, const Xapian::Database& database);
    void widen(Results& results, const Request& request, const Xapian::Database& database);

    match::Index index;
    match::FacetTable facets;
    analysis::Analyzer analyzer;
    suggest::Vocabulary vocabulary;
};

Searcher::Impl::Prepared Searcher::Impl::prepare(const Request& request, const Xapian::Database& database) {
    query::MatchChoice choice{request.match, MatchReason::requested};
    query::ParsedQuery parsed = query::parse(request.text, request.match, request.saved_queries);
    if (request.match == Match::automatic) {
        choice = query::choose_match(request.text, parsed.root, analyzer);
        if (choice.match == Match::any)
            parsed = query::parse(request.text, Match::any, request.saved_queries);
    }
    Prepared prepared{with_days(query::without_stop_words(std::move(parsed.root), analyzer), request),
                      choice,
                      {},
                      std::move(parsed.repairs)};
    prepared.compiled = query::compile(prepared.tree, database, analyzer);
    std::ranges::move(prepared.compiled.repairs, std::back_inserter(prepared.repairs));
    return prepared;
}

std::vector<AlsoFound> Searcher::Impl::also_found(const Prepared& prepared, const Selections& selections,
                                                  const Xapian::Database& database) {
    std::vector<AlsoFound> result;
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    for (const auto& [variant, asked, having_it, having_asked] : prepared.compiled.variants) {
        using Xapian::Query;
        const Query gained(Query::OP_AND_NOT, having_it, having_asked);
        const Query matching(Query::OP_FILTER, prepared.compiled.query, selections.filter());
        enquire.set_query({Query::OP_AND, gained, matching});
        const std::uint64_t count = enquire.get_mset(0, 1, database.get_doccount()).get_matches_lower_bound();
        AlsoFound found{variant.spelling, count, variant.label, asked};
        if (count > 0 && std::ranges::find(result, found) == result.end())
            result.push_back(std::move(found));
    }
    std::ranges::stable_sort(result, std::ranges::greater{}, &AlsoFound::count);
    return result;
}

/// What a request finds.
Xapian::Query Searcher::Impl::matching(const Prepared& prepared, const Selections& selections) {
    return selections.empty()
               ? prepared.compiled.query
               : Xapian::Query(Xapian::Query::OP_FILTER, prepared.compiled.query, selections.filter());
}

/// Ranks and sorts as a request asks.
Xapian::Enquire Searcher::Impl::ordered(const Request& request, const Prepared& prepared,
                                        const Xapian::Database& database) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(match::word_weighting());
    // Nothing to rank by: the newest is what one wants to see.
    const bool unranked = prepared.compiled.highlights.empty();
    if (request.sort == Sort::oldest)
        enquire.set_sort_by_value_then_relevance(schema::slot_oldest, false);
    else if (request.sort == Sort::newest || unranked)
        enquire.set_sort_by_value_then_relevance(schema::slot_newest, true);
    return enquire;
}

std::vector<match::RankedHit> Searcher::Impl::page(const Request& request, const Prepared& prepared,
                                                   const Selections& selections,
                                                   const Xapian::Database& database) {
    Xapian::Enquire enquire = ordered(request, prepared, database);
    enquire.set_query(matching(prepared, selections));
    if (request.collapse)
        enquire.set_collapse_key(schema::slot_copies);
    Rescorer rescorer(request.text, prepared.compiled.highlights, database, analyzer);
    const bool by_score = request.sort == Sort::relevance && !rescorer.empty();
    return match::rank(enquire, request, by_score ? &rescorer : nullptr);
}

Results Searcher::Impl::search(const Request& request, const Xapian::Database& database) {
    facets.follow(database);
    const Selections selections(request, database, analyzer);
    Prepared prepared = prepare(request, database);
    Results results{.text = request.text,
                    .interpreted = query::to_string(prepared.tree, request.language),
                    .in_words = query::in_words(prepared.tree, request.language),
                    .match = prepared.choice.match,
                    .match_reason = prepared.choice.reason,
                    .repairs = std::move(prepared.repairs),
                    .also_found = also_found(prepared, selections, database),
                    .offset = request.offset};

    const std::vector<match::RankedHit> hits = page(request, prepared, selections, database);
    const match::DocumentSet documents = match::matching_documents(database, prepared.compiled.query);
    FacetCounter counter(database, facets, selections);
    if (request.facet_limit > 0) {
        counter.count(documents);
        results.total = counter.total();
        results.facets = counter.results(request.facet_limit, request.date_unit, request.language);
    } else {
        results.total =
            (selections.empty() ? documents
                                : match::matching_documents(database, selections.filter(), documents))
                .size();
    }

    Highlighter highlighter(prepared.compiled.highlights, analyzer);
    const Xapian::Query found = matching(prepared, selections);
    Xapian::Enquire copies = ordered(request, prepared, database);
    if (request.collapse) {
        const match::FoldedCount count = match::count_folded(database, found);
        results.total = count.matches;
        results.folded = count.folded;
    }
    for (const auto& [document, score] : hits) {
        results.hits.push_back(to_hit(schema::decode_dispatch(document.get_data()),
                                      request.sort == Sort::relevance ? score : ScoreParts{}, highlighter,
                                      request.snippets));
        if (results.folded > 0)
            match::add_copies(results.hits.back(), document.get_value(schema::slot_copies), database, found,
                              copies);
    }
    if (request.suggest && results.total < few_matches)
        widen(results, request, database);
    return results;
}

/// How many dispatches a request finds, and nothing else about them.
std::uint64_t Searcher::Impl::count(const Request& request, const Xapian::Database& database) {
    const Selections selections(request, database, analyzer);
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(
        {Xapian::Query::OP_FILTER, prepare(request, database).compiled.query, selections.filter()});
    return enquire.get_mset(0, 0, database.get_doccount()).get_matches_lower_bound();
}

/// Looks for other questions than one that found little.
void Searcher::Impl::widen(Results& results, const Request& request, const Xapian::Database& database) {
    constexpr std::size_t most_suggestions = 3;
    const suggest::Count counted = [&](const Request& other) { return count(other, database); };
    vocabulary.refresh(database);
    Request other = request;
    std::vector<Suggestion> spellings = suggest::respellings(request.text, vocabulary, database, analyzer);
    const std::string likeliest = spellings.empty() ? std::string() : spellings.front().text;
    for (Suggestion& spelling : spellings) {
        other.text = spelling.text;
        spelling.count = counted(other);
        if (spelling.count > results.total && results.suggestions.size() < most_suggestions)
            results.suggestions.push_back(std::move(spelling));
    }
    results.relaxations =
        suggest::relaxations(request, results.total, results.suggestions, analyzer, counted);
    if (results.relaxations.empty() && !likeliest.empty() && results.suggestions.empty()) {
        // Rightly spelled it finds nothing yet, but may when it is widened as well.
        other.text = likeliest;
        results.relaxations = suggest::relaxations(other, results.total, {}, analyzer, counted);
    }
    if (!request.relax || results.total > 0 || results.relaxations.empty())
        return;
    Relaxation best = results.relaxations.front();
    best.request.suggest = false;
    results = search(best.request, database);
    results.relaxed = std::move(best);
}

Searcher::Searcher(const std::filesystem::path& index) : impl_(std::make_unique<Impl>(index)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Results Searcher::search(const Request& request) {
    return impl_->index.read(
        [&](const Xapian::Database& database) { return impl_->search(request, database); });
}

Explanation Searcher::explain(const Request& request) {
    return impl_->index.read([&](const Xapian::Database& database) -> Explanation {
        Impl::Prepared prepared = impl_->prepare(request, database);
        return {.interpreted = query::to_string(prepared.tree, request.language),
                .in_words = query::in_words(prepared.tree, request.language),
                .tree = query::to_tree(prepared.tree),
                .engine_query = prepared.compiled.query.get_description(),
                .repairs = std::move(prepared.repairs),
                .match = prepared.choice.match,
                .match_reason = prepared.choice.reason};
    });
}

std::optional<Dispatch> Searcher::dispatch(std::string_view id) {
    return impl_->index.read([&](const Xapian::Database& database) { return find_dispatch(database, id); });
}

std::optional<MarkedDispatch> Searcher::dispatch(std::string_view id, const Request& request) {
    return impl_->index.read([&](const Xapian::Database& database) -> std::optional<MarkedDispatch> {
        std::optional<Dispatch> found = find_dispatch(database, id);
        if (!found)
            return std::nullopt;
        Highlighter highlighter(impl_->prepare(request, database).compiled.highlights, impl_->analyzer);
        std::vector<Mark> title = highlighter.title_marks(found->title);
        std::vector<Mark> body = highlighter.body_marks(found->body);
        return MarkedDispatch{std::move(*found), std::move(title), std::move(body)};
    });
}

std::vector<Completion> Searcher::complete(const CompletionRequest& request) {
    return impl_->index.read([&](const Xapian::Database& database) {
        impl_->vocabulary.refresh(database);
        return suggest::complete(request, impl_->vocabulary, database, impl_->analyzer);
    });
}

std::vector<std::string> Searcher::similar_ids(std::string_view id, std::size_t limit) {
    return impl_->index.read([&](const Xapian::Database& database) {
        std::vector<std::string> ids;
        const std::string none = schema::id_term("");
        std::string start = none + std::string(id.substr(0, longest_compared_id));
        for (; ids.empty() && start.size() > none.size(); start.pop_back())
            for (auto term = database.allterms_begin(start);
                 term != database.allterms_end(start) && ids.size() < limit; ++term)
                ids.push_back((*term).substr(none.size()));
        return ids;
    });
}

std::uint64_t Searcher::size() {
    return impl_->index.read(
        [](const Xapian::Database& database) { return std::uint64_t{database.get_doccount()}; });
}

}  // namespace depeche
