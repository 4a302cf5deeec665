#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "depeche/request.hpp"
#include "depeche/results.hpp"
#include "searcher/match/document_set.hpp"
#include "searcher/match/facet_table.hpp"
#include "searcher/match/selections.hpp"

namespace depeche::match {

/// Counts facet values over every document that matches a query without its selections. A document that fails
/// no selection counts in every facet; one that fails the selection of a single facet counts in that facet
/// alone: so one pass gives every facet its counts without its own filter, whatever is selected.
class FacetCounter {
public:
    /// All must outlive the counter.
    FacetCounter(const Xapian::Database& index, FacetTable& table, const Selections& selections)
        : index_(index), table_(table), selections_(selections) {}

    /// Visits every one of `documents`, those that match, so that the counts are exact.
    void count(const DocumentSet& documents);

    /// How many documents fail no selection.
    std::uint64_t total() const { return total_; }

    /// The counts of all four facets, at most `limit` values each besides selected ones.
    std::vector<FacetCounts> results(std::size_t limit, DateUnit unit, Language language);

private:
    using Ordinal = FacetTable::Ordinal;
    struct Count {
        std::uint64_t key;
        std::uint64_t count;
        /// Absent for a selected value that was not met.
        std::optional<Ordinal> ordinal;
    };

    void count_selected(const DocumentSet& documents);
    void add(Ordinal ordinal);
    FacetCounts date_counts(std::size_t limit, DateUnit unit, Language language) const;
    FacetCounts name_counts(Facet facet, std::size_t limit);
    FacetName name_of(Facet facet, const Count& counted);

    const Xapian::Database& index_;
    FacetTable& table_;
    const Selections& selections_;
    std::uint64_t total_ = 0;
    /// By ordinal; `met_` are those that are not 0.
    std::vector<std::uint32_t> counts_;
    std::vector<Ordinal> met_;
};

}  // namespace depeche::match
