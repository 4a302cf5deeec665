#include "searcher/match/selections.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "depeche/error.hpp"
#include "schema/analysis/folding.hpp"
#include "schema/terms.hpp"
#include "searcher/match/recency.hpp"
#include "searcher/query/everything.hpp"
#include "searcher/query/names.hpp"

namespace depeche::match {

using Xapian::Query;

namespace {

bool means_undated(std::string_view value) {
    const std::string folded = analysis::fold(value);
    return folded == "unknown" || folded == "inconnue" || folded == "inconnu";
}

/// A day, month or year, or from one to another: `2025-12-01..2025-12-07`.
std::optional<DateInterval> parse_days(std::string_view value) {
    const std::size_t dots = value.find("..");
    if (dots == std::string_view::npos)
        return parse_date(value);
    const auto from = parse_date(value.substr(0, dots));
    const auto to = parse_date(value.substr(dots + 2));
    if (!from || !to || to->last < from->first)
        return std::nullopt;
    return DateInterval{from->first, to->last};
}

}  // namespace

Selections::Selections(const Request& request, const Xapian::Database& index, analysis::Analyzer& analyzer) {
    for (const auto& [facet, value] : request.selections) {
        selected_ |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(facet));
        if (facet == Facet::date)
            select_date(value);
        else
            select_name(facet, value, index, analyzer);
    }
}

void Selections::select_date(const std::string& value) {
    auto& alternatives = alternatives_[static_cast<std::size_t>(Facet::date)];
    if (means_undated(value)) {
        days_.push_back({0, 0});
        alternatives.emplace_back(std::string(schema::undated_term));
        return;
    }
    const auto interval = parse_days(value);
    if (!interval)
        throw InputError(
            {fmt::format("«\u00A0{}\u00A0» n’est pas une date\u00A0: écrivez 2025, 2025-12, 2025-12-03, "
                         "2025-12-01..2025-12-07 ou inconnue",
                         value),
             fmt::format(
                 "'{}' is not a date: write 2025, 2025-12, 2025-12-03, 2025-12-01..2025-12-07 or unknown",
                 value)});
    days_.push_back(
        {day_number(schema::compact(interval->first)), day_number(schema::compact(interval->last))});
    const auto terms = schema::date_range_terms(interval->first, interval->last);
    alternatives.emplace_back(Query::OP_OR, terms.begin(), terms.end());
}

void Selections::select_name(Facet facet, const std::string& value, const Xapian::Database& index,
                             analysis::Analyzer& analyzer) {
    const auto at = static_cast<std::size_t>(facet);
    for (const std::string& id : query::resolve_name(index, field_of(facet), value, analyzer)) {
        keys_[at].push_back(schema::facet_key(id));
        alternatives_[at].emplace_back(schema::name_term(field_of(facet), id));
    }
}

Query Selections::filter(Facet facet) const {
    const auto& alternatives = alternatives_[static_cast<std::size_t>(facet)];
    return {0.0, Query(Query::OP_OR, alternatives.begin(), alternatives.end())};
}

Query Selections::filter() const {
    std::vector<Query> all;
    for (const Facet facet : facets)
        if (is_selected(facet))
            all.push_back(filter(facet));
    return all.empty() ? query::everything() : Query(Query::OP_AND, all.begin(), all.end());
}

}  // namespace depeche::match
