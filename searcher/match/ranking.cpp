#include "searcher/match/ranking.hpp"

#include <algorithm>
#include <limits>
#include <optional>

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
    const double recent = now ? recency(match.get_document().get_value(schema::slot_newest), *now) : 0;
    return {.bm25 = match.get_weight() - recent, .recency = recent};
}

std::vector<RankedHit> hits(const Xapian::MSet& matches, std::optional<Date> now) {
    std::vector<RankedHit> result;
    result.reserve(matches.size());
    for (auto match = matches.begin(); match != matches.end(); ++match)
        result.push_back({match.get_document(), parts(match, now)});
    return result;
}

void rescore(RankedHit& hit, Rescorer& rescorer) {
    const std::string words =
        rescorer.reads_forward_lists() ? hit.document.get_value(schema::slot_words) : std::string();
    if (words.empty())
        hit.dispatch = schema::decode_dispatch(hit.document.get_data());
    const ScoreParts closer = hit.dispatch ? rescorer.score(*hit.dispatch) : rescorer.score(words);
    hit.score.pairs = closer.pairs;
    hit.score.lead = closer.lead;
    hit.score.title = closer.title;
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

Matches walk(const WalkedIndex& index, Xapian::Query query, std::optional<DocumentSet>& all) {
    return [index, query = std::move(query), &all](std::size_t offset, std::size_t limit) {
        BestMatches found = best_matches(index, query, offset + limit);
        all = std::move(found.all);
        std::vector<RankedHit> hits;
        for (std::size_t at = offset; at < found.best.size(); ++at)
            hits.push_back({index.database.get_document(found.best[at].document, Xapian::DOC_ASSUME_VALID),
                            {.bm25 = found.best[at].score}});
        return hits;
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
    std::for_each(ranked.begin(), at(rescored), [&](RankedHit& hit) { rescore(hit, *rescorer); });
    std::stable_sort(ranked.begin(), at(rescored),
                     [](const RankedHit& a, const RankedHit& b) { return a.score.sum() > b.score.sum(); });
    ranked.erase(at(end), ranked.end());
    ranked.erase(ranked.begin(), at(offset));
    return ranked;
}

}  // namespace depeche::match
