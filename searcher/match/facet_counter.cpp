#include "searcher/match/facet_counter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <span>
#include <unordered_map>
#include <utility>

#include "depeche/date_label.hpp"
#include "searcher/match/matching_documents.hpp"
#include "searcher/query/names.hpp"

namespace depeche::match {

namespace {

/// The unknown date as a facet value.
constexpr std::string_view undated_value = "unknown";
constexpr Text undated_label{"sans date", "undated"};

std::chrono::sys_days to_day(std::uint32_t number) {
    using namespace std::chrono;
    return year{static_cast<int>(number / 10000)} / month{number / 100 % 100} / day{number % 100};
}

std::uint32_t bucket_of(std::uint32_t day, DateUnit unit) {
    return unit == DateUnit::day ? day : unit == DateUnit::month ? day / 100 : day / 10000;
}

/// Calls `visit` with each bucket that the days from `first` to `last` touch.
template <typename Visit>
void for_each_bucket(std::uint32_t first, std::uint32_t last, DateUnit unit, Visit visit) {
    const std::uint32_t end = bucket_of(last, unit);
    if (bucket_of(first, unit) == end) {
        visit(end);
        return;
    }
    if (unit == DateUnit::day) {
        for (auto day = to_day(first); day <= to_day(last); day += std::chrono::days{1}) {
            const std::chrono::year_month_day date{day};
            visit(static_cast<std::uint32_t>(static_cast<int>(date.year())) * 10000 +
                  static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day()));
        }
    } else if (unit == DateUnit::month) {
        for (std::uint32_t bucket = bucket_of(first, unit); bucket <= end;
             bucket += bucket % 100 == 12 ? 89 : 1)
            visit(bucket);
    } else {
        for (std::uint32_t bucket = bucket_of(first, unit); bucket <= end; ++bucket)
            visit(bucket);
    }
}

std::string date_value(std::uint32_t bucket, DateUnit unit) {
    switch (unit) {
        case DateUnit::day:
            return fmt::format("{:04}-{:02}-{:02}", bucket / 10000, bucket / 100 % 100, bucket % 100);
        case DateUnit::month:
            return fmt::format("{:04}-{:02}", bucket / 100, bucket % 100);
        case DateUnit::year:
            return fmt::format("{:04}", bucket);
    }
    return {};
}

std::uint32_t first_day_of(std::uint64_t key) {
    return static_cast<std::uint32_t>(key >> 32);
}

std::uint32_t last_day_of(std::uint64_t key) {
    return static_cast<std::uint32_t>(key);
}

FacetValue date_facet_value(std::uint32_t bucket, std::uint64_t count, DateUnit unit, Language language) {
    if (bucket == 0)
        return {std::string(undated_value), std::string(undated_label.in(language)), count};
    std::string value = date_value(bucket, unit);
    std::string label = date_label(*parse_date(value), language);
    return {std::move(value), std::move(label), count};
}

/// The buckets that are selected as such; a selected year is not one of the months.
std::vector<std::uint32_t> selected_buckets(const Selections& selections, DateUnit unit) {
    std::vector<std::uint32_t> buckets;
    for (const auto [first, last] : selections.days())
        if (first == 0 || bucket_of(first, unit) == bucket_of(last, unit))
            buckets.push_back(first == 0 ? 0 : bucket_of(first, unit));
    return buckets;
}

}  // namespace

void FacetCounter::add(Ordinal ordinal) {
    if (ordinal >= counts_.size())
        counts_.resize(table_.size());
    if (counts_[ordinal]++ == 0)
        met_.push_back(ordinal);
}

void FacetCounter::count(const DocumentSet& documents) {
    if (!selections_.empty()) {
        count_selected(documents);
        return;
    }
    total_ = documents.size();
    table_.visit(index_, documents, [this](Xapian::docid, std::span<const Ordinal> values) {
        for (const Ordinal ordinal : values)
            add(ordinal);
    });
}

void FacetCounter::count_selected(const DocumentSet& documents) {
    std::array<std::optional<DocumentSet>, facet_count> selected;
    for (const Facet facet : facets)
        if (selections_.is_selected(facet))
            selected[static_cast<std::size_t>(facet)] =
                matching_documents(index_, selections_.filter(facet), documents);
    table_.visit(index_, documents, [&](Xapian::docid document, std::span<const Ordinal> values) {
        unsigned failing = 0;
        for (std::size_t at = 0; at < facet_count; ++at)
            if (selected[at] && !selected[at]->contains(document))
                failing |= 1U << at;
        if (failing == 0)
            ++total_;
        for (const Ordinal ordinal : values)
            if ((failing & ~(1U << static_cast<unsigned>(table_.value(ordinal).facet))) == 0)
                add(ordinal);
    });
}

FacetCounts FacetCounter::date_counts(std::size_t limit, DateUnit unit, Language language) const {
    std::unordered_map<std::uint32_t, std::uint64_t> buckets;
    for (const Ordinal ordinal : met_)
        if (const auto& [facet, key] = table_.value(ordinal); facet == Facet::date) {
            if (first_day_of(key) == 0)
                buckets[0] += counts_[ordinal];
            else
                for_each_bucket(first_day_of(key), last_day_of(key), unit,
                                [&](std::uint32_t bucket) { buckets[bucket] += counts_[ordinal]; });
        }
    const auto selected = selected_buckets(selections_, unit);
    const auto is_selected = [&](std::uint32_t bucket) {
        return std::ranges::find(selected, bucket) != selected.end();
    };
    FacetCounts result{Facet::date, buckets.size(), {}};
    for (const std::uint32_t bucket : selected)
        buckets.try_emplace(bucket);
    // Newest first, the undated last: the latest buckets are the ones to show.
    std::vector<std::pair<std::uint32_t, std::uint64_t>> newest(buckets.begin(), buckets.end());
    std::ranges::sort(newest, std::ranges::greater{});
    std::size_t rank = 0;
    for (const auto& [bucket, count] : newest)
        if (rank++ < limit || bucket == 0 || is_selected(bucket)) {
            result.values.push_back(date_facet_value(bucket, count, unit, language));
            result.values.back().selected = is_selected(bucket);
        }
    return result;
}

FacetName FacetCounter::name_of(Facet facet, const Count& counted) {
    return counted.ordinal ? table_.name(index_, *counted.ordinal)
                           : query::name_entry(index_, field_of(facet), counted.key).name;
}

/// The `limit` most frequent, and those selected whatever their count.
FacetCounts FacetCounter::name_counts(Facet facet, std::size_t limit) {
    const auto& selected = selections_.keys(facet);
    const auto is_selected = [&](std::uint64_t key) {
        return std::ranges::find(selected, key) != selected.end();
    };
    std::vector<Count> counts;
    for (const Ordinal ordinal : met_)
        if (const auto& [of, key] = table_.value(ordinal); of == facet)
            counts.push_back({key, counts_[ordinal], ordinal});
    FacetCounts result{facet, counts.size(), {}};
    for (const std::uint64_t key : selected)
        if (std::ranges::find(counts, key, &Count::key) == counts.end())
            counts.push_back({key, 0, std::nullopt});
    const auto most_frequent = counts.begin() + static_cast<std::ptrdiff_t>(std::min(limit, counts.size()));
    std::ranges::partial_sort(counts, most_frequent, [](const Count& a, const Count& b) {
        return a.count != b.count ? a.count > b.count : a.key < b.key;
    });
    for (auto at = counts.begin(); at != counts.end(); ++at)
        if (at < most_frequent || is_selected(at->key)) {
            const FacetName name = name_of(facet, *at);
            result.values.push_back({name.id, name.label, at->count, is_selected(at->key)});
        }
    std::ranges::sort(result.values, [](const FacetValue& a, const FacetValue& b) {
        return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
    return result;
}

std::vector<FacetCounts> FacetCounter::results(std::size_t limit, DateUnit unit, Language language) {
    return {date_counts(limit, unit, language), name_counts(Facet::source, limit),
            name_counts(Facet::actor, limit), name_counts(Facet::place, limit)};
}

}  // namespace depeche::match
