#include "searcher/match/facet_counter.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

#include "schema/analysis/folding.hpp"
#include "schema/facet_values.hpp"
#include "searcher/match/collation.hpp"
#include "searcher/match/date_buckets.hpp"
#include "searcher/match/matching_documents.hpp"
#include "searcher/query/names.hpp"

namespace depeche::match {

namespace {

/// The unknown date as a facet value.
constexpr std::string_view undated_value = "unknown";
constexpr Text undated_label{"sans date", "undated"};

std::uint32_t first_day_of(std::uint64_t key) {
    return static_cast<std::uint32_t>(key >> 32);
}

std::uint32_t last_day_of(std::uint64_t key) {
    return static_cast<std::uint32_t>(key);
}

/// The buckets that are selected as such; a selected year is not one of the months.
std::vector<Bucket> selected_buckets(const Selections& selections, DateUnit unit) {
    std::vector<Bucket> buckets;
    for (const auto [first, last] : selections.days())
        if (first != 0 && bucket_of(to_day(first), unit) == bucket_of(to_day(last), unit))
            buckets.push_back(bucket_of(to_day(first), unit));
    return buckets;
}

/// A value that may be listed. Small, as there are as many as different names were met.
struct Candidate {
    std::uint64_t key;
    std::uint64_t count;
    std::uint32_t newest;
    /// Absent for a selected value that was not met.
    std::optional<FacetTable::Ordinal> ordinal;
};

/// One that is, with its names.
struct Row {
    Candidate candidate;
    FacetValue value;
    std::string collation;
};

/// Between equals keys decide, as names have not been looked up.
bool stands_before(const Candidate& a, const Candidate& b, FacetOrder order) {
    if (order == FacetOrder::date && a.newest != b.newest)
        return a.newest > b.newest;
    return a.count != b.count ? a.count > b.count : a.key < b.key;
}

/// Between equals ids decide.
bool stands_before(const Row& a, const Row& b, FacetOrder order) {
    if (order == FacetOrder::name && a.collation != b.collation)
        return a.collation < b.collation;
    if (order == FacetOrder::date && a.candidate.newest != b.candidate.newest)
        return a.candidate.newest > b.candidate.newest;
    if (order != FacetOrder::name && a.candidate.count != b.candidate.count)
        return a.candidate.count > b.candidate.count;
    return a.value.value < b.value.value;
}

/// Puts the first `limit` in order in front, and takes out what comes behind them and is not `kept` anyway.
template <typename Item, typename Before, typename Kept>
void keep_first(std::vector<Item>& items, std::size_t limit, Before before, Kept kept) {
    const auto end = items.begin() + static_cast<std::ptrdiff_t>(std::min(limit, items.size()));
    std::partial_sort(items.begin(), end, items.end(), before);
    items.erase(std::remove_if(end, items.end(), [&](const Item& item) { return !kept(item); }), items.end());
}

}  // namespace

void FacetCounter::count(const DocumentSet& documents) {
    table_.prepare(index_, documents);
    if (selections_.empty()) {
        counts_ = table_.borrow_counts(table_.expected_values(documents.size()));
        count_all(documents);
    } else {
        count_selected(documents);
    }
}

/// Counts documents that fail no selection.
void FacetCounter::count_all(const DocumentSet& documents) {
    total_ = documents.size();
    table_.count(index_, documents, std::nullopt, counts_);
    if (wanted_.facet_order == FacetOrder::date)
        table_.note_days(index_, documents, newest_);
}

void FacetCounter::count_selected(const DocumentSet& documents) {
    std::vector<std::pair<Facet, DocumentSet>> selected;
    for (const Facet facet : facets)
        if (selections_.is_selected(facet))
            selected.emplace_back(facet, matching_documents(walked_, selections_.filter(facet), documents));
    DocumentSet passing = selected.front().second;
    for (const auto& [facet, having] : std::span(selected).subspan(1))
        passing &= having;
    std::vector<std::pair<Facet, DocumentSet>> failing;
    std::size_t values = table_.expected_values(passing.size());
    for (const auto& [facet, having] : selected) {
        DocumentSet& failing_it_alone = failing.emplace_back(facet, documents).second;
        for (const auto& [other, having_other] : selected)
            if (other != facet)
                failing_it_alone &= having_other;
        failing_it_alone -= having;
        values += table_.expected_values(failing_it_alone.size(), facet);
    }
    counts_ = table_.borrow_counts(values);
    count_all(passing);
    for (const auto& [facet, failing_it_alone] : failing) {
        table_.count(index_, failing_it_alone, facet, counts_);
        if (wanted_.facet_order == FacetOrder::date)
            table_.note_days(index_, failing_it_alone, newest_);
    }
}

FacetCounter::Met FacetCounter::met(Facet facet, std::optional<std::size_t> most) const {
    const std::span<const Ordinal> all = table_.ordinals(facet);
    const std::size_t many = most ? 2 * std::min(*most, all.size()) + 64 : all.size() + 1;
    Met met;
    const auto take = [&](Ordinal ordinal) {
        if (counts_.of(ordinal) < met.least)
            return;
        met.values.push_back(ordinal);
        // Sorted out now and then only, which costs little for each.
        if (met.values.size() >= many)
            keep_most_frequent(met, *most);
    };
    if (counts_.met) {
        const std::vector<Ordinal>& values = (*counts_.met)[static_cast<std::size_t>(facet)];
        met.distinct = values.size();
        std::ranges::for_each(values, take);
        return met;
    }
    met.distinct = table_.count_met(facet, counts_);
    for (const Ordinal ordinal : all) {
        // Those that stand behind it are no more frequent.
        if (table_.most(ordinal) < met.least)
            break;
        take(ordinal);
    }
    return met;
}

void FacetCounter::keep_most_frequent(Met& met, std::size_t most) const {
    const auto count = [&](Ordinal ordinal) { return counts_.of(ordinal); };
    const auto end = met.values.begin() + static_cast<std::ptrdiff_t>(most);
    std::ranges::nth_element(met.values, end, std::ranges::greater{}, count);
    // Others with the same count stay: keys decide between them.
    met.least = count(*end);
    std::erase_if(met.values, [&](Ordinal ordinal) { return count(ordinal) < met.least; });
}

DateCounter FacetCounter::dates(const Met& met) const {
    DateCounter counter;
    counter.reserve(met.values.size());
    for (const Ordinal ordinal : met.values) {
        const std::uint64_t key = table_.key(ordinal);
        counter.add(first_day_of(key), last_day_of(key), counts_.of(ordinal));
    }
    return counter;
}

FacetCounts FacetCounter::date_counts(const Met& met, std::size_t limit) const {
    const DateCounter counter = dates(met);
    const DateUnit unit = counter.unit(wanted_.date_unit, std::numeric_limits<std::int64_t>::max());
    const auto selected = selected_buckets(selections_, unit);
    auto buckets = counter.buckets(unit);
    const bool undated_selected =
        std::ranges::any_of(selections_.days(), [](const auto& days) { return days.first == 0; });
    FacetCounts result{Facet::date, buckets.size() + (counter.undated() > 0 ? 1U : 0U), {}};
    for (const Bucket bucket : selected)
        buckets.try_emplace(bucket, 0);
    // Newest first, the undated last: the latest buckets are the ones to show.
    std::size_t rank = 0;
    const std::vector<std::pair<Bucket, std::uint64_t>> newest(buckets.rbegin(), buckets.rend());
    for (const auto& [bucket, count] : newest) {
        const bool is_selected = std::ranges::find(selected, bucket) != selected.end();
        if (rank++ < limit || is_selected)
            result.values.push_back({bucket_value(bucket, unit), bucket_label(bucket, unit, wanted_.language),
                                     count, is_selected});
    }
    if (counter.undated() > 0 || undated_selected)
        result.values.push_back({std::string(undated_value), std::string(undated_label.in(wanted_.language)),
                                 counter.undated(), undated_selected});
    return result;
}

/// The first in the order asked for, and those selected wherever they stand.
FacetCounts FacetCounter::name_counts(Facet facet, const Met& met, const Keys* among) {
    const auto& selected = selections_.keys(facet);
    const auto is_selected = [&](std::uint64_t key) {
        return std::ranges::find(selected, key) != selected.end();
    };
    std::vector<Candidate> candidates;
    const auto add = [&](std::uint64_t key, std::optional<Ordinal> ordinal) {
        candidates.push_back({key, ordinal ? counts_.of(*ordinal) : 0,
                              ordinal && *ordinal < newest_.size() ? newest_[*ordinal] : 0, ordinal});
    };
    for (const Ordinal ordinal : met.values)
        if (const std::uint64_t key = table_.key(ordinal); among == nullptr || among->contains(key))
            add(key, ordinal);
    FacetCounts result{facet, among == nullptr ? met.distinct : candidates.size(), {}};
    for (const std::uint64_t key : selected)
        if ((among == nullptr || among->contains(key)) &&
            std::ranges::find(candidates, key, &Candidate::key) == candidates.end())
            add(key, table_.find(facet, key));

    const FacetOrder order = wanted_.facet_order;
    const auto goes_before = [order](const auto& a, const auto& b) { return stands_before(a, b, order); };
    // Names are looked up only for what is listed, unless they decide what that is.
    if (order != FacetOrder::name)
        keep_first(candidates, wanted_.facet_limit, goes_before,
                   [&](const Candidate& candidate) { return is_selected(candidate.key); });
    std::vector<Row> rows;
    for (const Candidate& candidate : candidates) {
        FacetName name = candidate.ordinal ? table_.name(index_, *candidate.ordinal)
                                           : query::name_entry(index_, field_of(facet), candidate.key).name;
        std::string collation = order == FacetOrder::name ? collation_key(name.label) : std::string();
        rows.push_back(
            {candidate,
             {std::move(name.id), std::move(name.label), candidate.count, is_selected(candidate.key)},
             std::move(collation)});
    }
    if (order == FacetOrder::name)
        keep_first(rows, wanted_.facet_limit, goes_before,
                   [&](const Row& row) { return row.value.selected; });
    std::ranges::sort(rows, goes_before);
    for (Row& row : rows)
        result.values.push_back(std::move(row.value));
    return result;
}

std::vector<FacetCounts> FacetCounter::results() {
    const auto most =
        wanted_.facet_order == FacetOrder::count ? std::optional(wanted_.facet_limit) : std::nullopt;
    return {date_counts(met(Facet::date), wanted_.facet_limit),
            name_counts(Facet::source, met(Facet::source, most)),
            name_counts(Facet::actor, met(Facet::actor, most)),
            name_counts(Facet::place, met(Facet::place, most))};
}

FacetCounts FacetCounter::values_named(Facet facet, std::string_view typed) {
    const Met met = this->met(facet);
    if (facet == Facet::date) {
        const std::string text = analysis::fold(typed);
        FacetCounts counts = date_counts(met, std::numeric_limits<std::size_t>::max());
        std::erase_if(counts.values, [&](const FacetValue& value) {
            return value.value.find(text) == std::string::npos &&
                   analysis::fold(value.label).find(text) == std::string::npos;
        });
        counts.distinct = counts.values.size();
        counts.values.resize(std::min(counts.values.size(), wanted_.facet_limit));
        return counts;
    }
    const std::vector<std::string> beginnings = analysis::folded_words(typed);
    if (beginnings.empty())
        return name_counts(facet, met);
    Keys keys;
    for (const std::string& id : query::ids_with_every_beginning(index_, field_of(facet), beginnings))
        keys.insert(schema::facet_key(id));
    return name_counts(facet, met, &keys);
}

Histogram FacetCounter::histogram(DateUnit wanted) const {
    const DateCounter counter = dates(met(Facet::date));
    Histogram result{.unit = counter.unit(wanted, max_bars), .bars = {}, .undated = counter.undated()};
    const auto buckets = counter.buckets(result.unit);
    if (buckets.empty())
        return result;
    for (Bucket at = buckets.begin()->first; at <= buckets.rbegin()->first;
         at = next_bucket(at, result.unit)) {
        const auto found = buckets.find(at);
        result.bars.push_back({bucket_value(at, result.unit), bucket_label(at, result.unit, wanted_.language),
                               found == buckets.end() ? 0 : found->second});
    }
    return result;
}

}  // namespace depeche::match
