#include "indexer/metadata/place.hpp"

#include <algorithm>
#include <utility>

#include "indexer/cleaning.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

using authority::Entry;
using schema::FieldId;

namespace {

/// Says something of a place without naming it.
bool is_indirect(std::string_view method) {
    return method == "demonym" || method == "metonym" || method == "seat";
}

void add(std::vector<Place>& places, Place place, const std::string& written) {
    auto known = std::ranges::find(places, place.name.id, [](const Place& other) { return other.name.id; });
    const bool borrowed = place.evidence.method == "metonym" || place.evidence.method == "seat";
    if (known == places.end())
        known = places.insert(known, std::move(place));
    else if (is_indirect(known->evidence.method) && !is_indirect(place.evidence.method))
        known->evidence = std::move(place.evidence);
    else if (borrowed)
        return;
    if (std::ranges::find(known->forms, written) == known->forms.end())
        known->forms.push_back(written);
}

Place place_of(const Entry& entry, Evidence evidence) {
    return {entry.name, entry.country, entry.coordinates, {}, std::move(evidence)};
}

}  // namespace

std::vector<Place> find_places(const RawDispatch& raw, const std::vector<NameMention>& mentions,
                               const authority::Authority& authority, analysis::Analyzer& analyzer) {
    std::vector<Place> places;
    for (const std::string& name : raw.places) {
        const std::string written = clean_line(name);
        if (written.empty())
            continue;
        const Evidence evidence{std::string(raw.method), Confidence::stated, written};
        if (const Entry* entry = authority.find(FieldId::place, written, analyzer))
            add(places, place_of(*entry, evidence), written);
        else
            add(places, {{schema::slug(written), written}, {}, {}, {}, evidence}, written);
    }
    for (const NameMention& mention : mentions)
        if (mention.facet == FieldId::place)
            add(places,
                {mention.name,
                 mention.country,
                 mention.coordinates,
                 {},
                 {std::string(mention.method), mention.confidence, mention.written}},
                mention.written);
    return places;
}

}  // namespace depeche::indexer
