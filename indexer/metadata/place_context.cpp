#include "indexer/metadata/place_context.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace depeche::indexer {

using authority::Claim;
using authority::Entry;
using authority::Rank;
using schema::FieldId;

namespace {

std::vector<const Claim*> fitting(const Sighting& sighting, FieldId facet) {
    std::vector<const Claim*> result;
    for (const Claim& claim : sighting.claims)
        if (claim.entry->facet == facet && claim.fits(sighting.written_case) &&
            (!sighting.is_acronym || may_be_acronym(*claim.entry, sighting.written)))
            result.push_back(&claim);
    return result;
}

const Claim* only(const std::vector<const Claim*>& claims) {
    return claims.size() == 1 ? claims.front() : nullptr;
}

/// The one of several claims that a test lets through; null when there are more, or none.
template <typename Test>
const Claim* only_if(const std::vector<const Claim*>& claims, Test test) {
    const Claim* result = nullptr;
    for (const Claim* claim : claims) {
        if (!test(*claim->entry))
            continue;
        if (result && result->entry != claim->entry)
            return nullptr;
        result = claim;
    }
    return result;
}

/// What stands in the parenthesis of a label: `Liban` of `Tripoli (Liban)`.
std::string_view qualifier(std::string_view label) {
    const auto open = label.find(" (");
    return open == std::string_view::npos || !label.ends_with(')')
               ? std::string_view{}
               : label.substr(open + 2, label.size() - open - 3);
}

bool is_single_word(const Sighting& sighting) {
    return sighting.key.find(' ') == std::string::npos;
}

}  // namespace

const std::string& country_of(const Entry& entry) {
    return entry.kind == "country" ? entry.name.label : entry.country;
}

bool may_be_acronym(const Entry& entry, std::string_view written) {
    return entry.facet != FieldId::place || written == entry.name.label ||
           std::ranges::find(entry.aliases, written) != entry.aliases.end();
}

PlaceContext::PlaceContext(std::span<const Sighting> sightings) {
    for (const Sighting& sighting : sightings) {
        if (sighting.kind != SightingKind::known)
            continue;
        const Claim* claim = only(best_claims(sighting.claims, FieldId::place, sighting.written_case));
        if (!claim || claim->rank == Rank::derived || claim->rank == Rank::bare)
            continue;
        if (claim->entry->kind == "country")
            countries_.insert(claim->entry->name.label);
        else if (fitting(sighting, FieldId::place).size() == 1)
            countries_of_places_.insert(claim->entry->country);
        if (claim->rank == Rank::demonym)
            continue;
        places_.insert(claim->entry->name.label);
        if (claim->entry->coordinates && (claim->entry->kind == "city" || claim->entry->kind == "capital"))
            cities_.push_back(*claim->entry->coordinates);
    }
}

bool PlaceContext::is_named(const Entry& entry) const {
    return countries_.contains(country_of(entry));
}

const Claim* PlaceContext::place(const Sighting& sighting) const {
    const auto claims = fitting(sighting, FieldId::place);
    if (claims.empty() || sighting.uncertain)
        return nullptr;
    const Claim* primary = only(best_claims(sighting.claims, FieldId::place, sighting.written_case));
    // Saint-Louis (Sénégal), Valence, en Espagne
    for (const Claim& where : sighting.located_in) {
        if (where.entry->facet != FieldId::place)
            continue;
        if (const Claim* there = only_if(claims, [&](const Entry& entry) {
                return qualifier(entry.name.label) == where.entry->name.label;
            }))
            return there;
        if (primary && primary->entry->country == country_of(*where.entry))
            return primary;
        if (const Claim* there = only_if(claims, [&](const Entry& entry) {
                return entry.kind != "country" && country_of(entry) == country_of(*where.entry);
            }))
            return there;
    }
    if (claims.size() == 1 && primary->rank != Rank::bare && primary->rank != Rank::derived)
        return primary;
    if (sighting.region)
        if (const Claim* region = only_if(claims, [](const Entry& entry) { return entry.kind == "region"; }))
            return region;
    if (const Claim* by_place = only_if(claims, [&](const Entry& entry) {
            return places_.contains(qualifier(entry.name.label)) &&
                   (!primary || entry.country == primary->entry->country || !is_named(*primary->entry));
        }))
        return by_place;
    if (primary && primary->rank > Rank::derived) {
        if (is_named(*primary->entry) || primary->entry->kind == "country")
            return primary;
        const Claim* other = only_if(claims, [&](const Entry& entry) { return is_named(entry); });
        return other && other->rank != Rank::demonym ? other : primary;
    }
    // Nothing but weak or rival claims: the context must speak.
    if (const Claim* named = only_if(claims, [&](const Entry& entry) { return is_named(entry); }))
        return named;
    if (const Claim* near = only_if(
            claims, [&](const Entry& entry) { return countries_of_places_.contains(country_of(entry)); }))
        return near;
    const bool lone_derived =
        primary && primary->rank == Rank::derived && (sighting.locative || !is_single_word(sighting));
    return lone_derived ? primary : nullptr;
}

bool PlaceContext::is_in_named_city(const Entry& site) const {
    constexpr double degrees = 0.15;
    return site.coordinates && std::ranges::any_of(cities_, [&](const Coordinates& city) {
               return std::abs(city.latitude - site.coordinates->latitude) < degrees &&
                      std::abs(city.longitude - site.coordinates->longitude) < degrees;
           });
}

bool PlaceContext::is_spoken_of(const std::string& country) const {
    return country.empty() || countries_.contains(country) || countries_of_places_.contains(country);
}

const Claim* PlaceContext::actor(const Sighting& sighting) const {
    if (sighting.uncertain)
        return nullptr;
    const auto best = best_claims(sighting.claims, FieldId::actor, sighting.written_case);
    // `le Parti conservateur` of a country that the text does not speak of is another one. Texts in French
    // rarely name France.
    if (best.size() == 1 && best.front()->rank == Rank::bare &&
        best.front()->entry->actor == ActorKind::organisation && best.front()->entry->country != "France" &&
        !is_spoken_of(best.front()->entry->country))
        return nullptr;
    if (best.size() < 2)
        return only(best);
    return only_if(best, [&](const Entry& entry) { return countries_.contains(entry.country); });
}

}  // namespace depeche::indexer
