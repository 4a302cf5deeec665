#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "depeche/date.hpp"
#include "depeche/language.hpp"

namespace depeche {

/// What answers can be counted and narrowed by.
enum class Facet : std::uint8_t { date, source, actor, place };

/// Selects one value of a facet, as a result of an earlier search gave it (`FacetValue::value`) or as a user
/// types it: a date, month or year (`2025-12`), a name or one of its aliases (`poutine`), `unknown` for
/// undated.
struct Selection {
    Facet facet;
    std::string value;

    bool operator==(const Selection&) const = default;
};

/// Whether every word of a query must be found, or the best of any of them. Operators in the query prevail.
/// With `automatic`, keywords want all and questions and sentences any: `Results::match` tells which it was.
enum class Match { all, any, automatic };

enum class Sort { relevance, newest, oldest };

/// What dates are counted by. Weeks begin on Monday. `automatic` is the finest unit that keeps the days from
/// the first to the last match in some thirty pieces.
enum class DateUnit { day, week, month, year, automatic };

/// How the values of a facet are listed: the most frequent first, by name as a French dictionary has them, or
/// the one with the newest dispatch first. Dates are always listed by date, the newest first.
enum class FacetOrder { count, name, date };

struct Request {
    /// In the query language; any text is a query, and an empty one finds everything. UTF-8.
    std::string text;
    /// What `requête:nom` stands for in a query, by name: queries in the same language, which may use each
    /// other. Names are told apart without case and accents.
    std::map<std::string, std::string> saved_queries;
    /// One more query in the query language that must hold too, for what a site wants whatever its users
    /// type: `NON source:x`, `acteur:a ET acteur:b`. A blank between words means both. Empty for none.
    std::string filter;
    /// Values of one facet are alternatives; different facets must all hold.
    std::vector<Selection> selections;
    /// First and last day wanted, as `parse_date` reads them; empty for open ends.
    std::string since;
    std::string until;
    Match match = Match::automatic;
    Sort sort = Sort::relevance;
    /// Of two dispatches that answer about as well, the more recent one comes first, as seen from `now`,
    /// which must be given then: no clock is read.
    bool favours_recent = false;
    std::optional<Date> now;
    std::size_t offset = 0;
    std::size_t limit = 10;
    /// So many of the best matches by their words are looked at closely, and put in a better order; 0 for
    /// none. Pages of one answer must have the same.
    std::size_t rescored = 50;
    /// `Results::next` of the page before, to go on from there; empty for a first page. `offset` does not
    /// count then, and all that decides about matches and their order must be as it was.
    std::string cursor;
    /// How many values of each facet to list; 0 switches counting off.
    std::size_t facet_limit = 10;
    FacetOrder facet_order = FacetOrder::count;
    /// What the date facet counts by.
    DateUnit date_unit = DateUnit::month;
    /// What `Results::histogram` counts by; absent for none.
    std::optional<DateUnit> histogram;
    /// At most this many snippets a hit; 0 for none.
    std::size_t snippets = 2;
    /// Each hit brings its whole dispatch: `Hit::whole`.
    bool whole = false;
    /// The language of labels, messages and of the interpreted query.
    Language language = Language::french;
    /// Near-copies of a better hit are folded under it, as `Hit::copies`, and take no place of their own.
    bool collapse = false;
    /// When little is found, looks for other queries worth trying: `Results::suggestions` and `relaxations`.
    /// Each costs a count. None are looked for when `text` is longer than `longest_widened_text` bytes.
    bool suggest = true;
    /// When nothing is found, answers the best of the relaxations instead, and says so.
    bool relax = false;

    bool operator==(const Request&) const = default;
};

/// A longer query is a text: that few dispatches have all its words is no slip.
inline constexpr std::size_t longest_widened_text = 500;

}  // namespace depeche
