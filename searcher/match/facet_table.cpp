#include "searcher/match/facet_table.hpp"

#include <utility>

#include "schema/terms.hpp"
#include "searcher/query/names.hpp"

namespace depeche::match {

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
    std::vector<std::uint32_t> begins{0};
    std::vector<Ordinal> ordinals;
    begins.reserve(std::size_t{last} + 2);
    SlotReader reader(*this, index);
    for (Xapian::docid document = 0; document <= last; ++document) {
        // There is no document 0.
        if (document > 0) {
            const auto row = reader.row(document);
            ordinals.insert(ordinals.end(), row.begin(), row.end());
        }
        begins.push_back(static_cast<std::uint32_t>(ordinals.size()));
    }
    begins_ = std::move(begins);
    ordinals_ = std::move(ordinals);
    is_loaded_ = true;
}

FacetTable::Ordinal FacetTable::ordinal(Facet facet, std::uint64_t key) {
    const auto [known, is_new] =
        known_[static_cast<std::size_t>(facet)].try_emplace(key, static_cast<Ordinal>(keys_.size()));
    if (is_new) {
        facets_.push_back(facet);
        keys_.push_back(key);
        names_.emplace_back();
    }
    return known->second;
}

const FacetName& FacetTable::name(const Xapian::Database& index, Ordinal ordinal) {
    std::optional<FacetName>& name = names_[ordinal];
    if (!name)
        name = query::name_entry(index, field_of(facets_[ordinal]), keys_[ordinal]).name;
    return *name;
}

}  // namespace depeche::match
