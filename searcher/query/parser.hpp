#pragma once

#include <map>
#include <string>
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

/// Texts of queries by their names, see `Request::saved_queries`.
using SavedTexts = std::map<std::string, std::string>;

/// Reads any byte string as a query; never throws on the text. What is not an operator is words. `match` says
/// what a blank between two words means, `automatic` as `all`; `saved` what `requête:nom` stands for. Takes
/// time linear in the text and in the saved queries it uses; the tree is never deeper than `max_depth`.
///
///     cessez-le-feu ukraine            both (or either, by `match`)
///     "plan de paix"  « plan de paix » phrase, whatever the quotes
///     paix OU trêve   ET  SAUF  NON    OR AND NOT too; capitals only
///     -mot  +mot  ( … )                without, wanted, grouping
///     négoci*   =guerre   Zelenski~    prefix, exact form, near spelling
///     paix PRÈS/5 Donetsk   SUIVI/5    within five words; in this order (NEAR ADJ)
///     titre:sanctions  titre:"a b"  titre:(a b)   fields from the field table, in either language
///     acteur:Poutine  lieu:"Moscou"    a value
///     date:2025-12  date:2025-12-01..2025-12-20  date:>=2025-12-05  date:inconnue  depuis:…  avant:…
ParsedQuery parse(std::string_view text, Match match = Match::all, const SavedTexts& saved = {});

inline constexpr std::size_t max_depth = 100;

}  // namespace depeche::query
