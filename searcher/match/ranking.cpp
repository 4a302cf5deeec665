#include "searcher/match/ranking.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "schema/terms.hpp"
#include "searcher/match/best_matches.hpp"
#include "searcher/match/recency.hpp"

namespace depeche::match {

namespace {

/// Xapian counts in less bits. Half of its range, so that two can be added.
std::size_t clamped(std::size_t number) {
    return std::min<std::size_t>(number, std::numeric_limits<Xapian::doccount>::max() / 2);
}

ScoreParts parts(const Xapian::MSetIterator& match, std::optional<Date> now) {
    const double recent =
        now ? recency(day_number(match.get_document().get_value(schema::slot_newest)), *now) : 0;
    return {.bm25 = match.get_weight() - recent, .recency = recent};
}

std::vector<RankedHit> hits(const Xapian::MSet& matches, std::optional<Date> now) {
    std::vector<RankedHit> result;
    result.reserve(matches.size());
    for (auto match = matches.begin(); match != matches.end(); ++match)
        result.push_back({match.get_document(), parts(match, now)});
    return result;
}

/// The first `most`; with `groups`, of near-copies the first.
std::vector<RankedHit> hits(const Xapian::Database& index, const std::vector<ScoredDocument>& first,
                            const CopyGroups* groups, std::size_t most) {
    std::unordered_set<std::uint64_t> met;
    std::vector<RankedHit> result;
    for (const ScoredDocument& scored : first) {
        if (result.size() == most)
            break;
        RankedHit hit{index.get_document(scored.document, Xapian::DOC_ASSUME_VALID),
                      {.bm25 = scored.score - scored.recency, .recency = scored.recency}};
        const std::uint64_t group = groups != nullptr ? groups->group(hit.document) : 0;
        if (group == 0 || met.insert(group).second)
            result.push_back(std::move(hit));
    }
    return result;
}

void rescore(RankedHit& hit, Rescorer& rescorer) {
    std::optional<ScoreParts> closer;
    if (rescorer.reads_forward_lists())
        if (const std::string_view words = rescorer.forward_list(hit.document); !words.empty())
            closer = rescorer.score(words);
    if (!closer) {
        hit.dispatch = schema::decode_dispatch(rescorer.record(hit.document));
        closer = rescorer.score(*hit.dispatch);
    }
    hit.score.pairs = closer->pairs;
    hit.score.lead = closer->lead;
    hit.score.title = closer->title;
}

/// In the order of their documents, as neighbours are read together.
void rescore(std::span<RankedHit> hits, Rescorer& rescorer) {
    std::vector<RankedHit*> by_document;
    for (RankedHit& hit : hits)
        by_document.push_back(&hit);
    std::ranges::sort(by_document, {}, [](const RankedHit* hit) { return hit->document.get_docid(); });
    for (RankedHit* hit : by_document)
        rescore(*hit, rescorer);
}

}  // namespace

Matches matcher(Xapian::Enquire& enquire, const Xapian::Query& query, std::optional<Date> now,
                Xapian::doccount visited) {
    enquire.set_query(now ? with_recency(query, *now) : query);
    return [&enquire, now, visited](std::size_t offset, std::size_t limit) {
        return hits(enquire.get_mset(static_cast<Xapian::doccount>(offset),
                                     static_cast<Xapian::doccount>(limit), visited),
                    now);
    };
}

Matches walk(const WalkedIndex& index, Xapian::Query query, const Ordering& ordering,
             const CopyGroups* groups, std::optional<DocumentSet>& all) {
    return [index, query = std::move(query), ordering, groups, &all](std::size_t offset, std::size_t limit) {
        const std::size_t wanted = offset + limit;
        // Where many are folded, more are looked at.
        for (std::size_t asked = groups != nullptr ? wanted + wanted / 4 : wanted;; asked *= 4) {
            BestMatches found = best_matches(index, query, ordering, asked);
            const bool has_all = found.first.size() < asked;
            std::vector<RankedHit> ranked = hits(index.database, found.first, groups, wanted);
            if (ranked.size() < wanted && !has_all)
                continue;
            all = std::move(found.all);
            ranked.erase(ranked.begin(),
                         ranked.begin() + static_cast<std::ptrdiff_t>(std::min(offset, ranked.size())));
            return ranked;
        }
    };
}

std::vector<RankedHit> rank(const Matches& matches, const Request& request, Rescorer* rescorer) {
    const std::size_t offset = clamped(request.offset);
    const std::size_t end = offset + clamped(request.limit);
    const std::size_t rescored =
        rescorer != nullptr && !rescorer->empty() && end > offset ? clamped(request.rescored) : 0;
    if (offset >= rescored)
        return matches(offset, end - offset);

    std::vector<RankedHit> ranked = matches(0, std::max(rescored, end));
    const auto at = [&](std::size_t number) {
        return ranked.begin() + static_cast<std::ptrdiff_t>(std::min(number, ranked.size()));
    };
    rescore(std::span(ranked).first(std::min(rescored, ranked.size())), *rescorer);
    std::stable_sort(ranked.begin(), at(rescored),
                     [](const RankedHit& a, const RankedHit& b) { return a.score.sum() > b.score.sum(); });
    ranked.erase(at(end), ranked.end());
    ranked.erase(ranked.begin(), at(offset));
    return ranked;
}

}  // namespace depeche::match
