#include "depeche/searcher.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

#include "schema/analysis/analyzer.hpp"
#include "schema/record.hpp"
#include "schema/terms.hpp"
#include "searcher/match/clauses.hpp"
#include "searcher/match/conditions.hpp"
#include "searcher/match/copies.hpp"
#include "searcher/match/cursor.hpp"
#include "searcher/match/facet_counter.hpp"
#include "searcher/match/highlighter.hpp"
#include "searcher/match/index.hpp"
#include "searcher/match/index_state.hpp"
#include "searcher/match/match_collector.hpp"
#include "searcher/match/matching_documents.hpp"
#include "searcher/match/posting_tree.hpp"
#include "searcher/match/ranking.hpp"
#include "searcher/match/rescoring.hpp"
#include "searcher/match/selections.hpp"
#include "searcher/match/similar.hpp"
#include "searcher/match/stored_dispatch.hpp"
#include "searcher/match/walk_memory.hpp"
#include "searcher/match/word_weight.hpp"
#include "searcher/query/in_words.hpp"
#include "searcher/query/match_choice.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/stop_words.hpp"
#include "searcher/query/xapian_query.hpp"
#include "searcher/suggest/completion.hpp"
#include "searcher/suggest/vocabulary.hpp"
#include "searcher/suggest/wider_questions.hpp"

namespace depeche {

using match::FacetCounter;
using match::Highlighter;
using match::Rescorer;
using match::Selections;
using query::Node;

namespace {

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

MarkedDispatch marked(Dispatch dispatch, std::vector<Mark> title_marks, Highlighter& highlighter) {
    std::vector<Mark> body_marks = highlighter.body_marks(dispatch.body);
    return {std::move(dispatch), std::move(title_marks), std::move(body_marks)};
}

/// Throws when the age of dispatches counts and nobody said from which day it does.
void check_recency(const Request& request) {
    if (request.favours_recent && !request.now)
        throw InputError({"pour favoriser les plus récentes, il faut dire de quel jour on les voit",
                          "to favour the recent ones, say from which day they are seen"});
}

/// A match in its place.
struct Ranked {
    Xapian::docid document;
    ScoreParts score;
};

/// The hits that are asked for, in their order.
struct Page {
    std::vector<match::RankedHit> hits;
    /// All that the request finds, when that was found by the way.
    std::optional<match::DocumentSet> found;
};

}  // namespace

struct Searcher::Impl {
    Impl(const std::filesystem::path& path, std::shared_ptr<AnswerCache> shared)
        : index(path), cache(std::move(shared)) {}

    /// A request's query as it is run.
    struct Prepared {
        Node tree;
        query::MatchChoice choice;
        query::CompiledQuery compiled;
        std::vector<Repair> repairs;
    };
    Prepared prepare(const Request& request, const Xapian::Database& database);
    /// An index as walks read it.
    match::WalkedIndex walked(const Xapian::Database& database) {
        memory.follow(database);
        return {database, memory};
    }
    /// From the cache when that has it.
    Results cached_search(const Request& request, const Xapian::Database& database);
    Results search(const Request& request, const Xapian::Database& database);
    /// Completes what `page` found.
    Results all_but_hits(const Request& request, const Prepared& prepared, const Selections& selections,
                         Page& page, const Xapian::Database& database);
    void add_hits(Results& results, std::vector<match::RankedHit> hits, const Request& request,
                  const Prepared& prepared, const Selections& selections, const Xapian::Database& database);
    /// What `search_all` has to visit, and how.
    struct Visit {
        Results answer;
        std::vector<Ranked> ranking;
        std::vector<query::HighlightTerm> highlights;
        match::IndexState state;
    };
    Visit plan_visit(const Request& request, const Xapian::Database& database);
    /// Where the page of a cursor begins now.
    std::size_t resume(const match::Cursor& cursor, const Request& request, const Prepared& prepared,
                       const Selections& selections, const Xapian::Database& database);
    std::vector<AlsoFound> also_found(const Prepared& prepared, const Selections& selections,
                                      const Xapian::Database& database);
    static Xapian::Query matching(const Prepared& prepared, const Selections& selections);
    static Xapian::Enquire ordered(const Request& request, const Prepared& prepared,
                                   const Xapian::Database& database);
    static bool is_ranked(const Request& request, const Prepared& prepared);
    std::optional<Why> why(std::string_view id, Request request, const Xapian::Database& database);
    Page page(const Request& request, const Prepared& prepared, const Selections& selections,
              const Xapian::Database& database);

    std::uint64_t count(const Request& request, const Xapian::Database& database);
    void widen(Results& results, const Request& request, const Xapian::Database& database);
    static std::optional<Relaxation> relaxed(const Request& request, const Results& results);

    match::Index index;
    /// Null for none.
    std::shared_ptr<AnswerCache> cache;
    match::FacetTable facets;
    match::WalkMemory memory;
    match::OfState<match::CopyGroups> copy_groups;
    match::OfState<query::IndexMemory> looked_up;
    analysis::Analyzer analyzer;
    suggest::Vocabulary vocabulary;
};

Searcher::Impl::Prepared Searcher::Impl::prepare(const Request& request, const Xapian::Database& database) {
    check_recency(request);
    query::MatchChoice choice{request.match, MatchReason::requested};
    query::ParsedQuery parsed = query::parse(request.text, request.match, request.saved_queries);
    if (request.match == Match::automatic) {
        choice = query::choose_match(request.text, parsed.root, analyzer);
        if (choice.match == Match::any)
            parsed = query::parse(request.text, Match::any, request.saved_queries);
    }
    Prepared prepared{
        match::with_conditions(query::without_stop_words(std::move(parsed.root), analyzer), request),
        choice,
        {},
        std::move(parsed.repairs)};
    prepared.compiled = query::compile(prepared.tree, database, analyzer, &looked_up.in(database));
    std::ranges::move(prepared.compiled.repairs, std::back_inserter(prepared.repairs));
    return prepared;
}

std::vector<AlsoFound> Searcher::Impl::also_found(const Prepared& prepared, const Selections& selections,
                                                  const Xapian::Database& database) {
    std::vector<AlsoFound> result;
    for (const auto& [variant, asked, having_it, having_asked] : prepared.compiled.variants) {
        const match::WalkedIndex reading = walked(database);
        match::DocumentSet gained = match::matching_documents(reading, having_it);
        gained -= match::matching_documents(reading, having_asked, gained);
        const std::uint64_t count =
            match::matching_documents(reading, matching(prepared, selections), gained).size();
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

/// Whether dispatches are sorted by their scores. Without words there is nothing to rank by: then the newest
/// is what one wants to see.
bool Searcher::Impl::is_ranked(const Request& request, const Prepared& prepared) {
    return request.sort == Sort::relevance && !prepared.compiled.highlights.empty();
}

/// Ranks and sorts as a request asks.
Xapian::Enquire Searcher::Impl::ordered(const Request& request, const Prepared& prepared,
                                        const Xapian::Database& database) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(match::word_weighting());
    if (request.sort == Sort::oldest)
        enquire.set_sort_by_value_then_relevance(schema::slot_oldest, false);
    else if (!is_ranked(request, prepared))
        enquire.set_sort_by_value_then_relevance(schema::slot_newest, true);
    return enquire;
}

Page Searcher::Impl::page(const Request& request, const Prepared& prepared, const Selections& selections,
                          const Xapian::Database& database) {
    const Xapian::Query found = matching(prepared, selections);
    Page page;
    std::optional<Rescorer> rescorer;
    if (is_ranked(request, prepared))
        rescorer.emplace(request.text, prepared.compiled.highlights, walked(database), analyzer,
                         looked_up.in(database).words);
    const std::optional<Date> now = rescorer && request.favours_recent ? request.now : std::nullopt;
    if (match::exact_state_of(database) && match::can_be_scored(found)) {
        const match::Order order = request.sort == Sort::oldest ? match::Order::oldest
                                   : rescorer                   ? match::Order::best
                                                                : match::Order::newest;
        const match::CopyGroups* groups = request.collapse ? &copy_groups.in(database) : nullptr;
        page.hits = match::rank(match::walk(walked(database), found, {order, now}, groups, page.found),
                                request, rescorer ? &*rescorer : nullptr);
        return page;
    }
    Xapian::Enquire enquire = ordered(request, prepared, database);
    std::optional<match::MatchCollector> collector;
    // What the matcher alone can find it need not find twice.
    if (!request.collapse && !match::can_be_walked(found, walked(database))) {
        collector.emplace(page.found.emplace(database.get_lastdocid()));
        enquire.add_matchspy(&*collector);
    }
    if (request.collapse)
        enquire.set_collapse_key(schema::slot_copies);
    page.hits = match::rank(match::matcher(enquire, found, now, collector ? database.get_doccount() : 0),
                            request, rescorer ? &*rescorer : nullptr);
    return page;
}

std::size_t Searcher::Impl::resume(const match::Cursor& cursor, const Request& request,
                                   const Prepared& prepared, const Selections& selections,
                                   const Xapian::Database& database) {
    // So many new dispatches may have come before the last hit for it to be found again.
    constexpr std::size_t most_new = 1000;
    Request before = request;
    before.offset = 0;
    before.limit = cursor.offset + most_new;
    const std::vector<match::RankedHit> hits = page(before, prepared, selections, database).hits;
    const auto last = std::ranges::find_if(
        hits, [&](const match::RankedHit& hit) { return hit.document.get_docid() == cursor.last; });
    return last == hits.end() ? cursor.offset : static_cast<std::size_t>(last - hits.begin()) + 1;
}

Results Searcher::Impl::all_but_hits(const Request& request, const Prepared& prepared,
                                     const Selections& selections, Page& page,
                                     const Xapian::Database& database) {
    Results results{.text = request.text,
                    .interpreted = query::to_string(prepared.tree, request.language),
                    .in_words = query::in_words(prepared.tree, request.language),
                    .match = prepared.choice.match,
                    .match_reason = prepared.choice.reason,
                    .now = request.favours_recent ? request.now : std::nullopt,
                    .repairs = prepared.repairs,
                    .also_found = also_found(prepared, selections, database),
                    .offset = request.offset};
    std::optional<match::DocumentSet>& found = page.found;
    if (request.facet_limit > 0 || request.histogram) {
        // Facets count what their own selections leave out, too.
        const match::DocumentSet documents =
            found && selections.empty()
                ? *found
                : match::matching_documents(walked(database), prepared.compiled.query);
        FacetCounter counter(walked(database), facets, selections, request);
        counter.count(documents);
        results.total = counter.total();
        if (request.facet_limit > 0)
            results.facets = counter.results();
        if (request.histogram)
            results.histogram = counter.histogram(*request.histogram);
        if (request.collapse && !found)
            found = selections.empty()
                        ? documents
                        : match::matching_documents(walked(database), selections.filter(), documents);
    } else {
        if (!found)
            found = match::matching_documents(walked(database), matching(prepared, selections));
        results.total = found->size();
    }
    if (request.collapse)
        results.folded = copy_groups.in(database).count_folded(database, *found);
    if (request.suggest && results.total < few_matches && request.text.size() <= longest_widened_text)
        widen(results, request, database);
    return results;
}

/// How many dispatches a request finds, and nothing else about them.
std::uint64_t Searcher::Impl::count(const Request& request, const Xapian::Database& database) {
    const Selections selections(request, database, analyzer);
    return match::matching_documents(walked(database), matching(prepare(request, database), selections))
        .size();
}

/// Looks for other questions than one that found little.
void Searcher::Impl::widen(Results& results, const Request& request, const Xapian::Database& database) {
    suggest::WiderQuestions wider =
        suggest::wider_questions(request, results.total, vocabulary, database, analyzer,
                                 [&](const Request& other) { return count(other, database); });
    results.suggestions = std::move(wider.suggestions);
    results.relaxations = std::move(wider.relaxations);
}

/// The best of the wider questions, when it is to be answered instead.
std::optional<Relaxation> Searcher::Impl::relaxed(const Request& request, const Results& results) {
    if (!request.relax || results.total > 0 || results.relaxations.empty())
        return std::nullopt;
    Relaxation best = results.relaxations.front();
    best.request.suggest = false;
    best.request.relax = false;
    return best;
}

Results Searcher::Impl::cached_search(const Request& request, const Xapian::Database& database) {
    const auto state = cache ? match::exact_state_of(database) : std::nullopt;
    if (!state)
        return search(request, database);
    const AnswerCache::State key{state->identity, state->revision};
    if (std::optional<Results> known = cache->find(key, request))
        return *std::move(known);
    Results results = search(request, database);
    cache->keep(key, request, results);
    return results;
}

Results Searcher::Impl::search(const Request& request, const Xapian::Database& database) {
    facets.follow(database);
    const Selections selections(request, database, analyzer);
    const Prepared prepared = prepare(request, database);
    const match::Cursor here{match::state_of(database), match::fingerprint(request)};
    Request wanted = request;
    bool index_changed = false;
    if (!request.cursor.empty()) {
        const match::Cursor cursor = match::read_token(request.cursor, here);
        index_changed = cursor.index != here.index;
        wanted.cursor.clear();
        wanted.offset =
            index_changed ? resume(cursor, request, prepared, selections, database) : cursor.offset;
    }

    Page found = page(wanted, prepared, selections, database);
    Results results = all_but_hits(wanted, prepared, selections, found, database);
    if (std::optional<Relaxation> other = relaxed(wanted, results)) {
        results = search(other->request, database);
        results.relaxed = std::move(other);
        results.index_changed = index_changed;
        // Its pages are pages of this request.
        if (!results.next.empty())
            results.next = match::signed_for(results.next, here.request);
        return results;
    }
    results.index_changed = index_changed;
    if (const std::size_t end = wanted.offset + found.hits.size();
        !found.hits.empty() && end + results.folded < results.total)
        results.next = match::to_token({here.index, here.request, static_cast<std::uint32_t>(end),
                                        found.hits.back().document.get_docid()});
    add_hits(results, std::move(found.hits), wanted, prepared, selections, database);
    return results;
}

void Searcher::Impl::add_hits(Results& results, std::vector<match::RankedHit> hits, const Request& request,
                              const Prepared& prepared, const Selections& selections,
                              const Xapian::Database& database) {
    Highlighter highlighter(prepared.compiled.highlights, analyzer);
    const Xapian::Query found = matching(prepared, selections);
    Xapian::Enquire copies = ordered(request, prepared, database);
    const auto parts =
        request.snippets > 0 || request.whole ? schema::RecordPart::whole : schema::RecordPart::all_but_body;
    for (match::RankedHit& hit : hits) {
        Dispatch dispatch = hit.take_dispatch(parts, memory);
        results.hits.push_back(to_hit(dispatch, request.sort == Sort::relevance ? hit.score : ScoreParts{},
                                      highlighter, request.snippets));
        Hit& shown = results.hits.back();
        if (request.whole)
            shown.whole = marked(std::move(dispatch), shown.title_marks, highlighter);
        if (results.folded > 0)
            match::add_copies(shown, hit.document.get_value(schema::slot_copies), database, found, copies);
    }
}

Searcher::Impl::Visit Searcher::Impl::plan_visit(const Request& request, const Xapian::Database& database) {
    facets.follow(database);
    const Selections selections(request, database, analyzer);
    Prepared prepared = prepare(request, database);
    Request all = request;
    all.limit = database.get_doccount();
    all.collapse = false;
    Page found = page(all, prepared, selections, database);
    Visit visit{all_but_hits(all, prepared, selections, found, database), {}, {}, match::state_of(database)};
    if (std::optional<Relaxation> other = relaxed(all, visit.answer)) {
        visit = plan_visit(other->request, database);
        visit.answer.relaxed = std::move(other);
        return visit;
    }
    visit.highlights = std::move(prepared.compiled.highlights);
    visit.ranking.reserve(found.hits.size());
    for (const match::RankedHit& hit : found.hits)
        visit.ranking.push_back(
            {hit.document.get_docid(), request.sort == Sort::relevance ? hit.score : ScoreParts{}});
    return visit;
}

std::optional<Why> Searcher::Impl::why(std::string_view id, Request request,
                                       const Xapian::Database& database) {
    const std::optional<match::StoredDispatch> stored = match::find_dispatch(database, id);
    if (!stored)
        return std::nullopt;
    const Selections selections(request, database, analyzer);
    const Prepared prepared = prepare(request, database);
    Why why{.id = stored->dispatch.id,
            .title = stored->dispatch.title,
            .interpreted = query::to_string(prepared.tree, request.language),
            .match = prepared.choice.match,
            .match_reason = prepared.choice.reason,
            .now = request.favours_recent ? request.now : std::nullopt,
            .query = match::examine(prepared.tree, *stored, database, analyzer, request.language),
            .failed_filters = match::failed_filters(*stored, request, selections, database)};
    why.answers = why.query.holds && why.failed_filters.empty();
    if (!why.answers)
        return why;
    // Of one beyond those ranks only the words are known.
    why.score.bm25 = why.query.weight;
    request.offset = 0;
    request.limit = max_rank_told;
    const std::vector<match::RankedHit> hits = page(request, prepared, selections, database).hits;
    const auto at = std::ranges::find(hits, stored->id,
                                      [](const match::RankedHit& hit) { return hit.document.get_docid(); });
    if (at != hits.end()) {
        why.rank = static_cast<std::uint64_t>(at - hits.begin()) + 1;
        why.score = at->score;
    }
    if (!is_ranked(request, prepared))
        why.score = {};
    return why;
}

Searcher::Searcher(const std::filesystem::path& index, std::shared_ptr<AnswerCache> cache)
    : impl_(std::make_unique<Impl>(index, std::move(cache))) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Results Searcher::search(const Request& request) {
    return impl_->index.read(
        [&](const Xapian::Database& database) { return impl_->cached_search(request, database); });
}

std::uint64_t Searcher::search_all(const Request& request, const HitVisitor& visitor) {
    Impl::Visit visit = impl_->index.read(
        [&](const Xapian::Database& database) { return impl_->plan_visit(request, database); });
    visitor.begin(visit.answer);
    Highlighter highlighter(std::move(visit.highlights), impl_->analyzer);
    std::uint64_t left_out = 0;
    for (const Ranked& ranked : visit.ranking) {
        const std::optional<Dispatch> dispatch =
            impl_->index.read_on([&](const Xapian::Database& database) -> std::optional<Dispatch> {
                if (match::state_of(database).identity != visit.state.identity)
                    throw IndexError(
                        {"l’index a été refait pendant la lecture\u00A0: ce qui précède est incomplet, "
                         "recommencer",
                         "the index was rebuilt while it was read: the above is incomplete, start again"});
                return match::read_dispatch(database, ranked.document);
            });
        if (!dispatch)
            ++left_out;
        else if ((!visitor.wants || visitor.wants(*dispatch)) &&
                 !visitor.visit(to_hit(*dispatch, ranked.score, highlighter, request.snippets)))
            break;
    }
    return left_out;
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
                .match_reason = prepared.choice.reason,
                .now = request.favours_recent ? request.now : std::nullopt};
    });
}

std::optional<Why> Searcher::why(std::string_view id, const Request& request) {
    return impl_->index.read(
        [&](const Xapian::Database& database) { return impl_->why(id, request, database); });
}

std::optional<Dispatch> Searcher::dispatch(std::string_view id) {
    return impl_->index.read([&](const Xapian::Database& database) -> std::optional<Dispatch> {
        std::optional<match::StoredDispatch> found = match::find_dispatch(database, id);
        return found ? std::optional(std::move(found->dispatch)) : std::nullopt;
    });
}

std::optional<MarkedDispatch> Searcher::dispatch(std::string_view id, const Request& request) {
    return impl_->index.read([&](const Xapian::Database& database) -> std::optional<MarkedDispatch> {
        std::optional<match::StoredDispatch> stored = match::find_dispatch(database, id);
        if (!stored)
            return std::nullopt;
        Highlighter highlighter(impl_->prepare(request, database).compiled.highlights, impl_->analyzer);
        std::vector<Mark> title = highlighter.title_marks(stored->dispatch.title);
        MarkedDispatch shown = marked(std::move(stored->dispatch), std::move(title), highlighter);
        shown.earlier = match::earlier_versions(database, id);
        return shown;
    });
}

std::vector<Completion> Searcher::complete(const CompletionRequest& request) {
    return impl_->index.read([&](const Xapian::Database& database) {
        return suggest::complete(request, impl_->vocabulary, database, impl_->analyzer);
    });
}

std::optional<std::vector<SimilarDispatch>> Searcher::similar(std::string_view id, std::size_t limit) {
    return impl_->index.read(
        [&](const Xapian::Database& database) -> std::optional<std::vector<SimilarDispatch>> {
            const auto document = match::find_document(database, id);
            if (!document)
                return std::nullopt;
            const Dispatch dispatch = schema::decode_dispatch(database.get_document(*document).get_data());
            const match::Subject subject(dispatch, *document, database, impl_->analyzer);
            const std::vector<query::HighlightTerm> marks = subject.highlights();
            Highlighter highlighter(marks, impl_->analyzer);
            std::vector<SimilarDispatch> similar;
            for (match::Subject::Like& one : subject.find(limit))
                similar.push_back({to_hit(schema::decode_dispatch(one.document.get_data()),
                                          {.bm25 = one.weight}, highlighter, 1),
                                   std::move(one.shared)});
            return similar;
        });
}

FacetCounts Searcher::facet_values(Facet facet, std::string_view typed, const Request& request) {
    return impl_->index.read([&](const Xapian::Database& database) {
        impl_->facets.follow(database);
        const Selections selections(request, database, impl_->analyzer);
        const Impl::Prepared prepared = impl_->prepare(request, database);
        FacetCounter counter(impl_->walked(database), impl_->facets, selections, request);
        counter.count(match::matching_documents(impl_->walked(database), prepared.compiled.query));
        return counter.values_named(facet, typed);
    });
}

std::vector<Copy> Searcher::copies(std::string_view id) {
    return impl_->index.read([&](const Xapian::Database& database) -> std::vector<Copy> {
        const auto document = match::find_document(database, id);
        return document ? match::copies_of(*document, database) : std::vector<Copy>();
    });
}

std::vector<std::string> Searcher::similar_ids(std::string_view id, std::size_t limit) {
    return impl_->index.read(
        [&](const Xapian::Database& database) { return match::ids_like(database, id, limit); });
}

std::uint64_t Searcher::size() {
    return impl_->index.read(
        [](const Xapian::Database& database) { return std::uint64_t{database.get_doccount()}; });
}

}  // namespace depeche
