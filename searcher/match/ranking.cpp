#include "searcher/match/ranking.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "schema/record.hpp"
#include "schema/terms.hpp"
#include "searcher/match/recency.hpp"

namespace depeche::match {

namespace {

Xapian::doccount clamped(std::size_t number) {
    // Half of the range, so that two can be added.
    return static_cast<Xapian::doccount>(
        std::min<std::size_t>(number, std::numeric_limits<Xapian::doccount>::max() / 2));
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
        hit.record = hit.document.get_data();
    const ScoreParts closer =
        words.empty() ? rescorer.score(schema::decode_texts(hit.record)) : rescorer.score(words);
    hit.score.pairs = closer.pairs;
    hit.score.lead = closer.lead;
    hit.score.title = closer.title;
}

}  // namespace

Xapian::BM25Weight word_weighting() {
    return {/*k1=*/1, /*k2=*/0, /*k3=*/1, /*b=*/0.75, /*min_normlen=*/0.5};
}

std::vector<RankedHit> rank(Xapian::Enquire& enquire, const Xapian::Query& query, const Request& request,
                            Rescorer* rescorer, Xapian::doccount visited) {
    const std::optional<Date> now =
        rescorer != nullptr && request.favours_recent ? request.now : std::nullopt;
    enquire.set_query(now ? with_recency(query, *now) : query);
    const Xapian::doccount offset = clamped(request.offset);
    const Xapian::doccount limit = clamped(request.limit);
    const Xapian::doccount rescored =
        rescorer != nullptr && !rescorer->empty() && limit > 0 ? clamped(request.rescored) : 0;
    if (offset >= rescored)
        return hits(enquire.get_mset(offset, limit, visited), now);

    std::vector<RankedHit> ranked =
        hits(enquire.get_mset(0, std::max(rescored, offset + limit), visited), now);
    const auto at = [&](std::ptrdiff_t number) {
        return ranked.begin() + std::min(number, std::ssize(ranked));
    };
    std::for_each(ranked.begin(), at(rescored), [&](RankedHit& hit) { rescore(hit, *rescorer); });
    std::stable_sort(ranked.begin(), at(rescored),
                     [](const RankedHit& a, const RankedHit& b) { return a.score.sum() > b.score.sum(); });
    ranked.erase(at(std::ptrdiff_t{offset} + limit), ranked.end());
    ranked.erase(ranked.begin(), at(offset));
    return ranked;
}

}  // namespace depeche::match
