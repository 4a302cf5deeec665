#pragma once

#include <xapian.h>

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
};

/// The page that `request` asks for of a query that is set up. With a `rescorer` the first `request.rescored`
/// matches by their words are put in the order of their whole score, ties in the order they had; what comes
/// behind them stays behind. So the pages of one request have every match once.
std::vector<RankedHit> rank(Xapian::Enquire& enquire, const Request& request, Rescorer* rescorer);

}  // namespace depeche::match
