#pragma once

#include <xapian.h>

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "depeche/request.hpp"
#include "schema/facet_values.hpp"
#include "searcher/match/document_set.hpp"
#include "searcher/match/facet_rows.hpp"
#include "searcher/match/index_state.hpp"
#include "searcher/match/selections.hpp"

namespace depeche::match {

/// The facet values of the documents of an index, as small numbers that can be counted in an array.
///
/// They are read from the slots of the documents asked for, until as many were read as there are documents:
/// then those of all are loaded, once, and counted in memory: 20 + 2 × (values of a document) bytes for each.
/// So a program that asks once reads no more than it needs, and one that stays never pays more than twice the
/// least.
///
/// For one index and, like it, one thread at a time.
class FacetTable {
public:
    using Ordinal = FacetRows::Ordinal;

    /// Goes along with a new state of the index. To be called before the others, for each state.
    void follow(const Xapian::Database& index);

    /// To be called before the values of `documents`, or of parts of them, are counted: ordinals stand for
    /// the same values from then on, and more may come with each count.
    void prepare(const Xapian::Database& index, const DocumentSet& documents);

    /// How many documents have each value.
    struct Counts {
        std::vector<std::uint32_t> by_ordinal;
        /// The values that some have, by facet and in no order; kept where they are few, so that little found
        /// takes no work that grows with the index.
        std::optional<std::array<std::vector<Ordinal>, facet_count>> met;

        std::uint32_t of(Ordinal ordinal) const {
            return ordinal < by_ordinal.size() ? by_ordinal[ordinal] : 0;
        }
    };
    /// How many values so many documents may have, in one facet alone if one is named.
    std::size_t expected_values(std::size_t documents, std::optional<Facet> only = std::nullopt) const;

    /// Counts that are 0, of which about so many are going to be others. To be given back when they are done
    /// with.
    Counts borrow_counts(std::size_t values);
    void give_back(Counts counts);

    /// Adds how many of `documents` have each value, in one facet alone if one is named. Of most of an index
    /// only the few others are visited, unless the values that are met are few.
    void count(const Xapian::Database& index, const DocumentSet& documents, std::optional<Facet> only,
               Counts& counts);

    /// How many values of a facet some document has.
    std::size_t count_met(Facet facet, const Counts& counts) const;

    /// Has `newest`, by ordinal, reach the last day, yyyymmdd, that one of `documents` with the value may be
    /// of.
    void note_days(const Xapian::Database& index, const DocumentSet& documents,
                   std::vector<std::uint32_t>& newest);

    /// What an ordinal stands for. The key of a date is its first day << 32 | its last, as the slot has them.
    Facet facet(Ordinal ordinal) const { return facets_[ordinal]; }
    std::uint64_t key(Ordinal ordinal) const { return keys_[ordinal]; }
    /// No count of a value is greater.
    std::uint32_t most(Ordinal ordinal) const {
        return is_loaded_ ? totals_[ordinal] : std::numeric_limits<std::uint32_t>::max();
    }
    /// The values of a facet that some document has; once all are known, the most frequent first.
    std::span<const Ordinal> ordinals(Facet facet) const {
        return by_facet_[static_cast<std::size_t>(facet)];
    }
    /// The ordinal of a value, when some document that was read has it.
    std::optional<Ordinal> find(Facet facet, std::uint64_t key) const;
    /// How a value of a name facet is called.
    const FacetName& name(const Xapian::Database& index, Ordinal ordinal);

private:
    /// Reads slots, each document's after those before it.
    class SlotReader {
    public:
        SlotReader(FacetTable& table, const Xapian::Database& index);
        /// Valid until the next call.
        std::span<const Ordinal> row(Xapian::docid document);

    private:
        FacetTable& table_;
        Xapian::ValueIterator slot_;
        Xapian::ValueIterator end_;
        std::vector<Ordinal> row_;
    };

    void load(const Xapian::Database& index);
    void put_frequent_first(std::span<Ordinal> all);
    void count_read(const Xapian::Database& index, const DocumentSet& documents, std::optional<Facet> only,
                    Counts& counts);
    template <typename ForEach>
    void count_loaded(const DocumentSet& documents, std::uint32_t step, ForEach for_each_value,
                      Counts& counts) const;
    void note_met(Ordinal ordinal, Counts& counts) const {
        (*counts.met)[static_cast<std::size_t>(facets_[ordinal])].push_back(ordinal);
    }
    Ordinal ordinal(Facet facet, std::uint64_t key);
    void reserve(std::size_t values);

    /// Which state of which index this is of; empty when that cannot be told.
    std::optional<IndexState> state_;
    /// How many slots were read one by one.
    std::size_t read_ = 0;

    /// By ordinal.
    std::vector<Facet> facets_;
    std::vector<std::uint64_t> keys_;
    /// Of few: what is listed is looked up.
    std::unordered_map<Ordinal, FacetName> names_;
    std::array<boost::unordered_flat_map<std::uint64_t, Ordinal>, facet_count> known_;
    std::array<std::vector<Ordinal>, facet_count> by_facet_;

    bool is_loaded_ = false;
    /// By ordinal: of how many documents. Then the values that are frequent enough for the small ordinals of
    /// `FacetRows` come first, facet by facet and the most frequent first, and the others after them in the
    /// same order: so most counts are near each other, and those of a facet in two stretches.
    std::vector<std::uint32_t> totals_;
    /// All 0.
    std::vector<std::uint32_t> spare_counts_;
    FacetRows rows_;
};

}  // namespace depeche::match
