#include "searcher/match/facet_table.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "schema/terms.hpp"
#include "searcher/query/names.hpp"

namespace depeche::match {

namespace {

/// Room is made for about so many, and for a million in all; what is not used of it takes no memory.
constexpr std::size_t values_a_document = 12;
constexpr std::size_t most_reserved = 1'000'000;

}  // namespace

FacetTable::SlotReader::SlotReader(FacetTable& table, const Xapian::Database& index)
    : table_(table),
      slot_(index.valuestream_begin(schema::slot_facets)),
      end_(index.valuestream_end(schema::slot_facets)) {}

std::span<const FacetTable::Ordinal> FacetTable::SlotReader::row(Xapian::docid document) {
    row_.clear();
    if (slot_ != end_)
        slot_.skip_to(document);
    const bool has_slot = slot_ != end_ && slot_.get_docid() == document;
    schema::visit_facet_values(
        has_slot ? *slot_ : std::string(),
        [&](std::uint32_t first_day, std::uint32_t last_day) {
            row_.push_back(table_.ordinal(Facet::date, std::uint64_t{first_day} << 32 | last_day));
        },
        [&](std::size_t list, std::uint64_t key) {
            row_.push_back(table_.ordinal(static_cast<Facet>(list + 1), key));
        });
    return row_;
}

void FacetTable::follow(const Xapian::Database& index) {
    const auto state = exact_state_of(index);
    if (state && state == state_)
        return;
    *this = FacetTable();
    state_ = state;
}

void FacetTable::prepare(const Xapian::Database& index, const DocumentSet& documents) {
    if (is_loaded_)
        return;
    read_ += documents.size();
    if (read_ > index.get_doccount())
        load(index);
}

void FacetTable::load(const Xapian::Database& index) {
    const Xapian::docid last = index.get_lastdocid();
    // Numbers that no document has, up to the end of the last block, have rows too; there is no document 0.
    const std::size_t numbers = (last / BlockSet::size + 1) * std::size_t{BlockSet::size};
    std::vector<Ordinal> all;
    std::vector<std::size_t> ends(numbers);
    SlotReader reader(*this, index);
    for (Xapian::docid document = 1; document <= last; ++document) {
        const std::span<const Ordinal> row = reader.row(document);
        all.insert(all.end(), row.begin(), row.end());
        ends[document] = all.size();
    }
    std::fill(ends.begin() + last + 1, ends.end(), all.size());
    put_frequent_first(all);
    rows_.reserve(numbers, all.size());
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        rows_.add(std::span(all).subspan(begin, end - begin),
                  [&](Ordinal ordinal) { return facets_[ordinal]; });
        begin = end;
    }
    spare_counts_.clear();
    is_loaded_ = true;
}

/// Numbers the values anew; `all` are those of all documents.
void FacetTable::put_frequent_first(std::span<Ordinal> all) {
    std::vector<std::uint32_t> totals(keys_.size());
    for (const Ordinal ordinal : all)
        ++totals[ordinal];
    std::vector<Ordinal> order(keys_.size());
    std::iota(order.begin(), order.end(), Ordinal{0});
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](Ordinal ordinal) { return totals[ordinal]; });
    const auto rare =
        order.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(order.size(), FacetRows::wide));
    const auto facet_of = [&](Ordinal ordinal) { return facets_[ordinal]; };
    std::ranges::stable_sort(order.begin(), rare, {}, facet_of);
    std::ranges::stable_sort(rare, order.end(), {}, facet_of);
    std::vector<Ordinal> renumbered(keys_.size());
    for (Ordinal now = 0; now < order.size(); ++now)
        renumbered[order[now]] = now;
    const auto in_order = [&](const auto& values) {
        auto result = values;
        for (std::size_t now = 0; now < order.size(); ++now)
            result[now] = values[order[now]];
        return result;
    };
    totals_ = in_order(totals);
    facets_ = in_order(facets_);
    keys_ = in_order(keys_);
    names_.clear();
    for (auto& known : known_)
        for (auto& [key, ordinal] : known)
            ordinal = renumbered[ordinal];
    for (Ordinal& ordinal : all)
        ordinal = renumbered[ordinal];
    for (auto& ordinals : by_facet_)
        ordinals.clear();
    for (Ordinal ordinal = 0; ordinal < facets_.size(); ++ordinal)
        by_facet_[static_cast<std::size_t>(facets_[ordinal])].push_back(ordinal);
}

std::size_t FacetTable::expected_values(std::size_t documents, std::optional<Facet> only) const {
    if (!only)
        return documents * values_a_document;
    const std::size_t values = documents * values_a_document / facet_count;
    return is_loaded_ ? std::min(values, ordinals(*only).size()) : values;
}

FacetTable::Counts FacetTable::borrow_counts(std::size_t values) {
    // Noting a value costs as much as looking at so many counts.
    constexpr std::size_t counts_a_value = 8;
    Counts counts{std::exchange(spare_counts_, {}), std::nullopt};
    counts.by_ordinal.resize(keys_.size());
    if (values * counts_a_value < keys_.size())
        counts.met.emplace();
    return counts;
}

void FacetTable::give_back(Counts counts) {
    if (counts.met) {
        for (const std::vector<Ordinal>& of_facet : *counts.met)
            for (const Ordinal ordinal : of_facet)
                counts.by_ordinal[ordinal] = 0;
    } else {
        std::ranges::fill(counts.by_ordinal, 0);
    }
    spare_counts_ = std::move(counts.by_ordinal);
}

template <typename ForEach>
void FacetTable::count_loaded(const DocumentSet& documents, std::uint32_t step, ForEach for_each_value,
                              Counts& counts) const {
    std::vector<std::uint32_t>& by_ordinal = counts.by_ordinal;
    if (counts.met)
        documents.for_each([&](Xapian::docid document) {
            for_each_value(document, [&](Ordinal ordinal) {
                if (by_ordinal[ordinal]++ == 0)
                    note_met(ordinal, counts);
            });
        });
    else
        documents.for_each([&](Xapian::docid document) {
            for_each_value(document, [&](Ordinal ordinal) { by_ordinal[ordinal] += step; });
        });
}

void FacetTable::count(const Xapian::Database& index, const DocumentSet& documents, std::optional<Facet> only,
                       Counts& counts) {
    const auto all = [&](Xapian::docid document, auto visit) { rows_.for_each(document, visit); };
    if (!is_loaded_) {
        count_read(index, documents, only, counts);
    } else if (only) {
        count_loaded(
            documents, 1, [&](Xapian::docid document, auto visit) { rows_.for_each(document, *only, visit); },
            counts);
    } else if (counts.met || documents.size() <= index.get_doccount() / 2) {
        // The values that are met are noted as documents are visited.
        count_loaded(documents, 1, all, counts);
    } else {
        std::ranges::transform(counts.by_ordinal, totals_, counts.by_ordinal.begin(), std::plus{});
        count_loaded(documents.others(), static_cast<std::uint32_t>(-1), all, counts);
    }
}

void FacetTable::count_read(const Xapian::Database& index, const DocumentSet& documents,
                            std::optional<Facet> only, Counts& counts) {
    reserve(std::min(documents.size() * values_a_document, most_reserved));
    counts.by_ordinal.reserve(keys_.capacity());
    SlotReader reader(*this, index);
    documents.for_each([&](Xapian::docid document) {
        const std::span<const Ordinal> row = reader.row(document);
        counts.by_ordinal.resize(std::max(counts.by_ordinal.size(), keys_.size()));
        for (const Ordinal ordinal : row)
            if ((!only || facets_[ordinal] == *only) && counts.by_ordinal[ordinal]++ == 0 && counts.met)
                note_met(ordinal, counts);
    });
}

std::size_t FacetTable::count_met(Facet facet, const Counts& counts) const {
    const std::span<const Ordinal> all = ordinals(facet);
    if (!is_loaded_)
        return static_cast<std::size_t>(
            std::ranges::count_if(all, [&](Ordinal ordinal) { return counts.of(ordinal) > 0; }));
    const auto rare = std::ranges::lower_bound(all, FacetRows::wide);
    std::size_t count = 0;
    for (const auto stretch : {std::span(all.begin(), rare), std::span(rare, all.end())})
        if (!stretch.empty())
            count += stretch.size() -
                     static_cast<std::size_t>(std::ranges::count(
                         std::span(counts.by_ordinal).subspan(stretch.front(), stretch.size()), 0U));
    return count;
}

void FacetTable::note_days(const Xapian::Database& index, const DocumentSet& documents,
                           std::vector<std::uint32_t>& newest) {
    std::vector<Ordinal> row;
    const auto note = [&](std::span<const Ordinal> values) {
        newest.resize(keys_.size());
        if (values.empty() || facets_[values.front()] != Facet::date)
            return;
        // The last day of a date is the lower half of its key.
        const auto day = static_cast<std::uint32_t>(keys_[values.front()]);
        for (const Ordinal ordinal : values)
            newest[ordinal] = std::max(newest[ordinal], day);
    };
    if (is_loaded_) {
        documents.for_each([&](Xapian::docid document) {
            row.clear();
            rows_.for_each(document, [&](Ordinal ordinal) { row.push_back(ordinal); });
            note(row);
        });
    } else {
        SlotReader reader(*this, index);
        documents.for_each([&](Xapian::docid document) { note(reader.row(document)); });
    }
}

std::optional<FacetTable::Ordinal> FacetTable::find(Facet facet, std::uint64_t key) const {
    const auto& known = known_[static_cast<std::size_t>(facet)];
    const auto found = known.find(key);
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

/// Has room made for the first values, so that a process that asks once does not copy them as they become
/// more.
void FacetTable::reserve(std::size_t values) {
    if (!keys_.empty())
        return;
    keys_.reserve(values);
    facets_.reserve(values);
    for (auto& ordinals : by_facet_)
        ordinals.reserve(values);
}

FacetTable::Ordinal FacetTable::ordinal(Facet facet, std::uint64_t key) {
    const auto [known, is_new] =
        known_[static_cast<std::size_t>(facet)].try_emplace(key, static_cast<Ordinal>(keys_.size()));
    if (is_new) {
        facets_.push_back(facet);
        keys_.push_back(key);
        by_facet_[static_cast<std::size_t>(facet)].push_back(known->second);
    }
    return known->second;
}

const FacetName& FacetTable::name(const Xapian::Database& index, Ordinal ordinal) {
    if (const auto known = names_.find(ordinal); known != names_.end())
        return known->second;
    return names_.emplace(ordinal, query::name_entry(index, field_of(facets_[ordinal]), keys_[ordinal]).name)
        .first->second;
}

}  // namespace depeche::match
