#include "searcher/match/facet_counter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>

#include "depeche/date_label.hpp"
#include "schema/terms.hpp"
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

/// Feeds the facet slot of every document that the matcher sees to a counter.
class SlotSpy : public Xapian::MatchSpy {
public:
    explicit SlotSpy(std::function<void(const schema::FacetValues&)> visit) : visit_(std::move(visit)) {}

    void operator()(const Xapian::Document& document, double /*weight*/) override {
        visit_(schema::decode_facet_values(document.get_value(schema::slot_facets)));
    }

private:
    std::function<void(const schema::FacetValues&)> visit_;
};

struct Count {
    std::uint64_t value;
    std::uint64_t count;
};

/// The `limit` most frequent, and those that are `kept` whatever their count; equal counts in the order of
/// values.
template <typename Kept>
std::vector<Count> most_frequent(std::vector<Count> counts, std::size_t limit, Kept kept) {
    const auto by_count = [](const Count& a, const Count& b) {
        return a.count != b.count ? a.count > b.count : a.value < b.value;
    };
    std::ranges::sort(counts, by_count);
    std::size_t rank = 0;
    std::erase_if(counts, [&](const Count& one) { return rank++ >= limit && !kept(one.value); });
    return counts;
}

}  // namespace

void FacetCounter::count(const Xapian::Database& index, const Xapian::Query& query) {
    // Outside remote databases a spy of our own sees every document once.
    SlotSpy spy([this](const schema::FacetValues& values) { add(values); });
    Xapian::Enquire enquire(index);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.add_matchspy(&spy);
    enquire.get_mset(0, 0, index.get_doccount());
}

void FacetCounter::add(const schema::FacetValues& values) {
    const unsigned failing = selections_.failing(values);
    const auto counts_in = [&](Facet facet) {
        return (failing & ~(1U << static_cast<unsigned>(facet))) == 0;
    };
    if (failing == 0)
        ++total_;
    if (counts_in(Facet::date))
        add_date(values);
    for (const Facet facet : {Facet::source, Facet::actor, Facet::place})
        if (counts_in(facet))
            for (const std::uint64_t key : values.names[name_list(facet)])
                ++names_[name_list(facet)][key];
}

void FacetCounter::add_date(const schema::FacetValues& values) {
    if (values.first_day == 0)
        ++dates_[0];
    else
        for_each_bucket(values.first_day, values.last_day, unit_,
                        [&](std::uint32_t bucket) { ++dates_[bucket]; });
}

/// The buckets that are selected as such; a selected year is not one of the months.
std::vector<std::uint32_t> FacetCounter::selected_buckets() const {
    std::vector<std::uint32_t> buckets;
    for (const auto [first, last] : selections_.days())
        if (first == 0 || bucket_of(first, unit_) == bucket_of(last, unit_))
            buckets.push_back(first == 0 ? 0 : bucket_of(first, unit_));
    return buckets;
}

FacetValue FacetCounter::date_facet_value(std::uint32_t bucket, std::uint64_t count) const {
    if (bucket == 0)
        return {std::string(undated_value), std::string(undated_label.in(language_)), count};
    std::string value = date_value(bucket, unit_);
    std::string label = date_label(*parse_date(value), language_);
    return {std::move(value), std::move(label), count};
}

FacetCounts FacetCounter::date_counts(std::size_t limit) const {
    const auto selected = selected_buckets();
    const auto is_selected = [&](std::uint64_t bucket) {
        return std::ranges::find(selected, bucket) != selected.end();
    };
    std::vector<Count> counts;
    for (const auto& [bucket, count] : dates_)
        counts.push_back({bucket, count});
    FacetCounts result{Facet::date, counts.size(), {}};
    for (const std::uint32_t bucket : selected)
        if (!dates_.contains(bucket))
            counts.push_back({bucket, 0});
    // Newest first, the undated last: the latest buckets are the ones to show.
    std::ranges::sort(counts, std::ranges::greater{}, &Count::value);
    std::size_t rank = 0;
    for (const auto& [bucket, count] : counts)
        if (rank++ < limit || bucket == 0 || is_selected(bucket)) {
            result.values.push_back(date_facet_value(static_cast<std::uint32_t>(bucket), count));
            result.values.back().selected = is_selected(bucket);
        }
    return result;
}

FacetCounts FacetCounter::name_counts(Facet facet, const Xapian::Database& index, std::size_t limit) const {
    const auto& selected = selections_.keys(facet);
    const auto is_selected = [&](std::uint64_t key) {
        return std::ranges::find(selected, key) != selected.end();
    };
    const auto& counted = names_[name_list(facet)];
    std::vector<Count> counts;
    for (const auto& [key, count] : counted)
        counts.push_back({key, count});
    FacetCounts result{facet, counts.size(), {}};
    for (const std::uint64_t key : selected)
        if (!counted.contains(key))
            counts.push_back({key, 0});
    for (const auto& [key, count] : most_frequent(std::move(counts), limit, is_selected)) {
        const schema::NameEntry entry = query::name_entry(index, field_of(facet), key);
        result.values.push_back({entry.name.id, entry.name.label, count, is_selected(key)});
    }
    std::ranges::sort(result.values, [](const FacetValue& a, const FacetValue& b) {
        return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
    return result;
}

std::vector<FacetCounts> FacetCounter::results(const Xapian::Database& index, std::size_t limit) const {
    return {date_counts(limit), name_counts(Facet::source, index, limit),
            name_counts(Facet::actor, index, limit), name_counts(Facet::place, index, limit)};
}

}  // namespace depeche::match
