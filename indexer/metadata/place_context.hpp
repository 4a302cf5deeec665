#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "indexer/metadata/sighting.hpp"

namespace depeche::indexer {

/// The countries and places that a dispatch names beyond doubt, by which its homonyms are told apart.
class PlaceContext {
public:
    explicit PlaceContext(std::span<const Sighting> sightings);

    /// The place that a sighting stands for; null when it stays open.
    const authority::Claim* place(const Sighting& sighting) const;
    /// Whether a site lies in a city that the dispatch names: it then adds nothing.
    bool is_in_named_city(const authority::Entry& site) const;

    /// The person or organisation; null when it stays open. Says nothing of surnames that others share.
    const authority::Claim* actor(const Sighting& sighting) const;

    /// Whether its country is named beyond doubt.
    bool is_named(const authority::Entry& entry) const;

private:
    /// Whether a country or a place of it is named; true for no country.
    bool is_spoken_of(const std::string& country) const;

    /// Countries named by themselves or an adjective; countries of places named; places.
    std::set<std::string, std::less<>> countries_;
    std::set<std::string, std::less<>> countries_of_places_;
    std::set<std::string, std::less<>> places_;
    std::vector<Coordinates> cities_;
};

/// The country of a claim's place, itself for a country.
const std::string& country_of(const authority::Entry& entry);

}  // namespace depeche::indexer
