#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "depeche/request.hpp"
#include "depeche/results.hpp"
#include "searcher/match/date_buckets.hpp"
#include "searcher/match/document_set.hpp"
#include "searcher/match/facet_table.hpp"
#include "searcher/match/posting_tree.hpp"
#include "searcher/match/selections.hpp"

namespace depeche::match {

/// Counts facet values over every document that matches a query without its selections. A document that fails
/// no selection counts in every facet; one that fails the selection of a single facet counts in that facet
/// alone: so one pass gives every facet its counts without its own filter, whatever is selected.
class FacetCounter {
public:
    /// All must outlive the counter.
    FacetCounter(const WalkedIndex& index, FacetTable& table, const Selections& selections,
                 const Request& wanted)
        : walked_(index), index_(index.database), table_(table), selections_(selections), wanted_(wanted) {}

    ~FacetCounter() { table_.give_back(std::move(counts_)); }
    FacetCounter(const FacetCounter&) = delete;
    FacetCounter& operator=(const FacetCounter&) = delete;

    /// Visits every one of `documents`, those that match, so that the counts are exact.
    void count(const DocumentSet& documents);

    /// How many documents fail no selection.
    std::uint64_t total() const { return total_; }

    /// The counts of all four facets, as the request wants them.
    std::vector<FacetCounts> results();

    Histogram histogram(DateUnit unit) const;

    /// The values of a facet that a text being typed may mean, as `Searcher::facet_values` has it.
    FacetCounts values_named(Facet facet, std::string_view typed);

private:
    using Ordinal = FacetTable::Ordinal;

    /// The values of a facet that some document has.
    struct Met {
        std::vector<Ordinal> values;
        /// How many there are, also when only some are in `values`.
        std::size_t distinct = 0;
        /// Values with smaller counts are left out.
        std::uint32_t least = 1;
    };
    using Keys = std::unordered_set<std::uint64_t>;

    void count_all(const DocumentSet& documents);
    void count_selected(const DocumentSet& documents);
    /// With `most` only the first so many by their counts, and those that have the count of the last.
    Met met(Facet facet, std::optional<std::size_t> most = std::nullopt) const;
    void keep_most_frequent(Met& met, std::size_t most) const;
    DateCounter dates(const Met& met) const;
    FacetCounts date_counts(const Met& met, std::size_t limit) const;
    /// Of the values `among` those when it is not null.
    FacetCounts name_counts(Facet facet, const Met& met, const Keys* among = nullptr);

    WalkedIndex walked_;
    const Xapian::Database& index_;
    FacetTable& table_;
    const Selections& selections_;
    const Request& wanted_;
    std::uint64_t total_ = 0;
    FacetTable::Counts counts_;
    /// By ordinal, the last day that a document with the value may be of, yyyymmdd; when asked to order by
    /// it.
    std::vector<std::uint32_t> newest_;
};

}  // namespace depeche::match
