#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <vector>

#include "depeche/request.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/facet_values.hpp"

namespace depeche::match {

inline constexpr auto facets = std::to_array<Facet>({Facet::date, Facet::source, Facet::actor, Facet::place});
inline constexpr std::size_t facet_count = facets.size();

/// The selections of a request, ready to be run as filters.
class Selections {
public:
    /// Resolves names in `index`. Throws `InputError` for a date that is none; a name the index has not
    /// matches nothing.
    Selections(const Request& request, const Xapian::Database& index, analysis::Analyzer& analyzer);

    bool empty() const { return selected_ == 0; }
    bool is_selected(Facet facet) const { return (selected_ >> static_cast<unsigned>(facet) & 1U) != 0; }

    /// What is in the selection of one facet, any of its values, without weight.
    Xapian::Query filter(Facet facet) const;
    /// All of them; everything when there are none.
    Xapian::Query filter() const;

    /// Days as the facet slot has them: yyyymmdd. 0 to 0 selects the undated.
    struct Days {
        std::uint32_t first;
        std::uint32_t last;
    };
    const std::vector<Days>& days() const { return days_; }
    /// Keys selected of a name facet.
    const std::vector<std::uint64_t>& keys(Facet facet) const {
        return keys_[static_cast<std::size_t>(facet)];
    }

private:
    void select_date(const std::string& value);
    void select_name(Facet facet, const std::string& value, const Xapian::Database& index,
                     analysis::Analyzer& analyzer);

    std::uint8_t selected_ = 0;
    std::vector<Days> days_;
    std::array<std::vector<std::uint64_t>, facet_count> keys_;
    std::array<std::vector<Xapian::Query>, facet_count> alternatives_;
};

/// The name list of a facet slot that holds `facet`, which is not the date.
constexpr std::size_t name_list(Facet facet) {
    return static_cast<std::size_t>(facet) - 1;
}

constexpr schema::FieldId field_of(Facet facet) {
    return facet == Facet::date ? schema::FieldId::date : schema::name_facets[name_list(facet)];
}

}  // namespace depeche::match
