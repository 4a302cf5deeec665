#pragma once

#include <string_view>

#include "depeche/request.hpp"
#include "depeche/results.hpp"
#include "schema/analysis/analyzer.hpp"
#include "searcher/query/ast.hpp"

namespace depeche::query {

/// Whether all words of a query are wanted, or any, and why.
struct MatchChoice {
    Match match = Match::all;
    MatchReason reason = MatchReason::keywords;
};

/// From so many words on that say something, a query without operators is a sentence; from so many on when it
/// has no stop words between them.
inline constexpr std::size_t words_of_a_sentence = 4;
inline constexpr std::size_t words_of_a_list = 6;

/// What `Match::automatic` means for `text`, whose tree is `root` when a blank means "and":
///
///     cessez-le-feu ukraine                       all, keywords
///     paix OU trêve, acteur:poutine élections     all, as operators say what is wanted
///     où en est la trêve, Qui a été élu pape ?    any, a question
///     Moscou et Kiev échangent 300 prisonniers    any, a sentence: hardly a text has all of it
///
/// Measured (tools/evaluate relevance): to want every word loses 30 to 66 points of nDCG@10 on questions, and
/// half of the answers of titles from five words on.
MatchChoice choose_match(std::string_view text, const Node& root, analysis::Analyzer& analyzer);

}  // namespace depeche::query
