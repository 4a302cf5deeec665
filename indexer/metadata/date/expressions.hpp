#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/metadata/date/vocabulary.hpp"
#include "indexer/metadata/date/words.hpp"

namespace depeche::indexer::dates {

/// A third of a month or a half of it; of a year without a month, `début 2025`, only that it is a part.
enum class Part : std::uint8_t { whole, start, middle, end, first_half, second_half };

/// What words say of a date; what they leave open is empty.
struct WrittenDate {
    std::optional<std::chrono::year> year;
    std::optional<std::chrono::month> month;
    std::optional<std::chrono::day> day;
    std::optional<std::chrono::weekday> weekday;
    std::optional<Season> season;
    Part part = Part::whole;

    bool is_whole_day() const { return year && month && day; }
    bool operator==(const WrittenDate&) const = default;
};

/// A date as a text has it: `mardi 2 décembre 2025`, `fin octobre`, `samedi soir`, `hier`.
struct DateExpression {
    /// Its words, `[first, behind)`.
    std::size_t first = 0;
    std::size_t behind = 0;
    /// The first day of a range (`du 2 au 4 décembre 2025`), else all.
    WrittenDate date;
    /// The last day of a range.
    std::optional<WrittenDate> last;
    Direction direction = Direction::none;
    /// `hier` is -1, `aujourd’hui` and `ce matin` 0, `il y a trois jours` -3.
    std::optional<int> days_from_now;
    /// It points at the day of the telling: `ce mardi`, `aujourd’hui`.
    bool points_at_now = false;
    /// `la veille`, `la semaine dernière`, `il y a deux ans`: what it counts from or how exactly is not said.
    bool vague = false;
};

/// The date expressions of a text, in its order, none overlapping. Names that hold a date (`le 11-Septembre`,
/// `Mai 68`) are none. Linear in the text.
std::vector<DateExpression> find_expressions(const Words& words);

/// The date expression that starts with word `at`.
std::optional<DateExpression> expression_at(const Words& words, std::size_t at);

}  // namespace depeche::indexer::dates
