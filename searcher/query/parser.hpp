#pragma once

#include <string_view>
#include <vector>

#include "depeche/request.hpp"
#include "depeche/results.hpp"
#include "searcher/query/ast.hpp"

namespace depeche::query {

struct ParsedQuery {
    Node root;
    /// In the order of the text.
    std::vector<Repair> repairs;
};

/// Reads any byte string as a query; never throws on the text. What is not an operator is words. `match` says
/// what a blank between two words means. Takes time linear in the text; the tree is never deeper than
/// `max_depth`.
///
///     cessez-le-feu ukraine            both (or either, by `match`)
///     "plan de paix"  « plan de paix » phrase, whatever the quotes
///     paix OU trêve   ET  SAUF  NON    OR AND NOT too; capitals only
///     -mot  +mot  ( … )                without, wanted, grouping
///     négoci*   =guerre                prefix, exact form
///     titre:sanctions  titre:"a b"  titre:(a b)   fields from the field table, in either language
///     acteur:Poutine  lieu:"Moscou"    a value
///     date:2025-12  date:2025-12-01..2025-12-20  date:>=2025-12-05  date:inconnue  depuis:…  avant:…
ParsedQuery parse(std::string_view text, Match match = Match::all);

inline constexpr std::size_t max_depth = 100;

}  // namespace depeche::query
