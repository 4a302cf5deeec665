#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/metadata/date/words.hpp"

namespace depeche::indexer::dates {

enum class Season : std::uint8_t { spring, summer, autumn, winter };

/// `dernier` and `prochain`, in their genders and numbers.
enum class Direction : std::uint8_t { none, last, next };

/// Something read from words, and how many of them it takes.
template <typename Value>
struct Read {
    Value value;
    std::size_t words;
};

/// Whether a date expression may start with such a word: cheap, so that texts are scanned fast.
bool may_start_date(std::string_view word);

std::optional<std::chrono::weekday> weekday_in(std::string_view word);
std::optional<Season> season_in(std::string_view word);
Direction direction_in(std::string_view word);

/// `décembre`, and behind the number of a day also `déc.`, `sept.`, `avr`.
std::optional<std::chrono::month> month_in(std::string_view word);
std::optional<std::chrono::month> month_behind_day(std::string_view word);

/// `soir`, `matinée`, `midi`…
bool is_part_of_day(std::string_view word);

/// Digits alone, at most `most_digits` of them.
std::optional<unsigned> number_in(std::string_view word, std::size_t most_digits);

/// A number in words or digits from `at` on, below 10,000: `3`, `vingt et un`, `deux mille vingt-cinq`.
std::optional<Read<unsigned>> number_at(const Words& words, std::size_t at);

/// A day of a month, `1er`, `premier` and `dix-sept` too; a year between 1500 and 2199.
std::optional<Read<unsigned>> day_at(const Words& words, std::size_t at);
std::optional<Read<std::chrono::year>> year_at(const Words& words, std::size_t at);

}  // namespace depeche::indexer::dates
