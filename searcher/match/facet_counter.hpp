#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "depeche/request.hpp"
#include "depeche/results.hpp"
#include "searcher/match/selections.hpp"

namespace depeche::match {

/// Counts facet values over every document that matches a query without its selections. A document that fails
/// no selection counts in every facet; one that fails the selection of a single facet counts in that facet
/// alone: so one pass gives every facet its counts without its own filter, whatever is selected.
class FacetCounter {
public:
    /// `selections` must outlive the counter.
    FacetCounter(const Selections& selections, DateUnit unit, Language language)
        : selections_(selections), unit_(unit), language_(language) {}

    /// Visits all matches of `query` in `index`, so that the counts are exact.
    void count(const Xapian::Database& index, const Xapian::Query& query);

    /// How many documents fail no selection.
    std::uint64_t total() const { return total_; }

    /// The counts of all four facets, at most `limit` values each besides selected ones; labels from `index`.
    std::vector<FacetCounts> results(const Xapian::Database& index, std::size_t limit) const;

private:
    void add(const schema::FacetValues& values);
    void add_date(const schema::FacetValues& values);
    FacetValue date_facet_value(std::uint32_t bucket, std::uint64_t count) const;
    FacetCounts date_counts(std::size_t limit) const;
    FacetCounts name_counts(Facet facet, const Xapian::Database& index, std::size_t limit) const;
    std::vector<std::uint32_t> selected_buckets() const;

    const Selections& selections_;
    DateUnit unit_;
    Language language_;
    std::uint64_t total_ = 0;
    /// By bucket number: yyyymmdd, yyyymm or yyyy; 0 for the undated.
    std::unordered_map<std::uint32_t, std::uint64_t> dates_;
    std::array<std::unordered_map<std::uint64_t, std::uint64_t>, schema::name_facets.size()> names_;
};

}  // namespace depeche::match
