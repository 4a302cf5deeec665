#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "depeche/date.hpp"
#include "depeche/dispatch.hpp"
#include "depeche/request.hpp"
#include "depeche/results.hpp"
#include "schema/record.hpp"
#include "searcher/match/best_matches.hpp"
#include "searcher/match/copies.hpp"
#include "searcher/match/document_set.hpp"
#include "searcher/match/posting_tree.hpp"
#include "searcher/match/rescoring.hpp"
#include "searcher/match/walk_memory.hpp"

namespace depeche::match {

/// A match of a page.
struct RankedHit {
    Xapian::Document document;
    ScoreParts score;
    /// When it was read for the score.
    std::optional<Dispatch> dispatch = std::nullopt;

    /// With its body at least when that is asked for.
    Dispatch take_dispatch(schema::RecordPart part, WalkMemory& memory) {
        return dispatch ? *std::exchange(dispatch, std::nullopt)
                        : schema::decode_dispatch(memory.record(document), part);
    }
};

/// The matches of a query from `offset` on, `limit` of them at most, in the order of their words' scores or
/// in what other order the request wants.
using Matches = std::function<std::vector<RankedHit>(std::size_t offset, std::size_t limit)>;

/// The matches that `request` asks for a page of. Without a `rescorer` they stay in their order.
///
/// With one, the first `request.rescored` matches by their words and, when that counts, their age are put in
/// the order of their whole score, ties in the order they had; what comes behind them stays behind. So the
/// pages of one request have every match once.
std::vector<RankedHit> rank(const Matches& matches, const Request& request, Rescorer* rescorer);

/// What Xapian's matcher finds, sorted as `enquire` says. With `now` the age of matches is in their scores.
/// At least `visited` are visited, for spies.
Matches matcher(Xapian::Enquire& enquire, const Xapian::Query& query, std::optional<Date> now,
                Xapian::doccount visited = 0);

/// What walks over posting lists find of a query that `can_be_scored`; of near-copies the first alone when
/// there are `groups` to fold them by, which must outlive this. Fills `all` with every match.
Matches walk(const WalkedIndex& index, Xapian::Query query, const Ordering& ordering,
             const CopyGroups* groups, std::optional<DocumentSet>& all);

}  // namespace depeche::match
