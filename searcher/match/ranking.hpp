#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

#include "depeche/request.hpp"
#include "depeche/results.hpp"
#include "searcher/match/rescoring.hpp"

namespace depeche::match {

/// BM25 with k1 = 1, b = 0.75: the flat optimum over six retrieval sets. The minimal length (half of the
/// average) keeps very short dispatches from winning by their shortness: without it, 4 points of nDCG@10 are
/// lost on topics.
Xapian::BM25Weight word_weighting();

/// A match of a page.
struct RankedHit {
    Xapian::Document document;
    ScoreParts score;
    /// The data of the document when it was read for the score: Xapian does not keep it.
    std::string record = {};

    std::string take_record() { return record.empty() ? document.get_data() : std::move(record); }
};

/// The matches of `query` that `request` asks for a page of. `enquire` says how they are sorted otherwise
/// than by their scores; without a `rescorer` it alone does.
///
/// With one, the first `request.rescored` matches by their words and, when that counts, their age are put in
/// the order of their whole score, ties in the order they had; what comes behind them stays behind. So the
/// pages of one request have every match once. At least `visited` matches are visited, for spies.
std::vector<RankedHit> rank(Xapian::Enquire& enquire, const Xapian::Query& query, const Request& request,
                            Rescorer* rescorer, Xapian::doccount visited = 0);

}  // namespace depeche::match
