#pragma once

#include "depeche/results.hpp"

namespace depeche::test {

/// A dispatch that answers a question, seen from a day, with a clause of every standing.
inline Why sample_why() {
    const Clause peace{.text = "paix",
                       .holds = true,
                       .weight = 2.345,
                       .found = {{MatchWay::exact, "Paix", 2}, {MatchWay::stem, "pacifique", 1}}};
    const Clause name{
        .text = "ouchakov", .holds = true, .weight = 1, .found = {{MatchWay::alias, "Ushakov", 1}}};
    const Clause missing{.text = "trêve"};
    const Clause kept_out{.text = "gaza", .excluded = true};
    const Clause any{
        .text = "paix OU ouchakov OU trêve", .holds = true, .weight = 3.345, .parts = {peace, name, missing}};
    return {.id = "afp-1",
            .title = "La paix",
            .interpreted = "paix OU ouchakov OU trêve SAUF gaza",
            .match = Match::any,
            .match_reason = MatchReason::question,
            .now = std::chrono::year(2025) / 12 / 3,
            .answers = true,
            .query = {.text = "paix OU ouchakov OU trêve SAUF gaza",
                      .holds = true,
                      .weight = 3.345,
                      .parts = {any, kept_out}},
            .score = {.bm25 = 3.345, .recency = 1.5, .lead = 1},
            .rank = 12};
}

}  // namespace depeche::test
