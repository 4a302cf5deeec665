#include "searcher/query/date_value.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "schema/analysis/folding.hpp"
#include "searcher/query/written_date.hpp"

namespace depeche::query {

namespace {

struct Comparison {
    std::string_view sign;
    DateBound bound;
};

/// Longer signs first.
constexpr auto comparisons = std::to_array<Comparison>({
    {">=", DateBound::since},
    {"≥", DateBound::since},
    {"<=", DateBound::until},
    {"≤", DateBound::until},
    {">", DateBound::after},
    {"<", DateBound::before},
    {"=", DateBound::on},
});

Date shifted(Date day, int days) {
    return Date{std::chrono::sys_days{day} + std::chrono::days{days}};
}

bool can_be_written(const std::optional<Date>& day) {
    return !day || (day->year() >= std::chrono::year{1000} && day->year() <= std::chrono::year{9999});
}

DateRange bounded(const DateInterval& interval, DateBound bound) {
    switch (bound) {
        case DateBound::on:
            return {interval.first, interval.last};
        case DateBound::since:
            return {interval.first, std::nullopt};
        case DateBound::after:
            return {shifted(interval.last, 1), std::nullopt};
        case DateBound::until:
            return {std::nullopt, interval.last};
        case DateBound::before:
            return {std::nullopt, shifted(interval.first, -1)};
    }
    return {};
}

std::optional<DateValue> read_one(std::string_view text, DateBound bound) {
    const auto interval = read_written_date(text);
    if (!interval)
        return std::nullopt;
    const DateRange range = bounded(*interval, bound);
    if (!can_be_written(range.first) || !can_be_written(range.last))
        return std::nullopt;
    return DateValue{range};
}

/// Where two dates are told apart, `..`, or `…` which some keyboards make of three dots.
struct Separator {
    std::size_t begin;
    std::size_t end;
};

std::optional<Separator> find_separator(std::string_view text) {
    if (const auto at = text.find(".."); at != std::string_view::npos)
        return Separator{at, std::min(text.find_first_not_of('.', at), text.size())};
    constexpr std::string_view ellipsis = "…";
    if (const auto at = text.find(ellipsis); at != std::string_view::npos)
        return Separator{at, at + ellipsis.size()};
    return std::nullopt;
}

std::optional<DateValue> read_range(std::string_view from, std::string_view to) {
    if (from.empty() && to.empty())
        return std::nullopt;
    if (to.empty())
        return read_one(from, DateBound::since);
    if (from.empty())
        return read_one(to, DateBound::until);
    const auto first = read_written_date(from);
    const auto last = read_written_date(to);
    if (!first || !last)
        return std::nullopt;
    if (first->first > last->last)
        return DateValue{{last->first, first->last}, true};
    return DateValue{{first->first, last->last}};
}

bool means_undated(std::string_view text) {
    return std::ranges::find(undated_words, analysis::fold(text)) != undated_words.end();
}

}  // namespace

std::optional<DateValue> read_date_value(std::string_view text, DateBound bound) {
    if (bound != DateBound::on)
        return read_one(text, bound);
    if (means_undated(text))
        return DateValue{};
    for (const Comparison& comparison : comparisons)
        if (text.starts_with(comparison.sign))
            return read_one(text.substr(comparison.sign.size()), comparison.bound);
    if (const auto separator = find_separator(text))
        return read_range(text.substr(0, separator->begin), text.substr(separator->end));
    return read_one(text, DateBound::on);
}

}  // namespace depeche::query
