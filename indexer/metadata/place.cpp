#include "indexer/metadata/place.hpp"

#include <algorithm>
#include <utility>

#include "indexer/cleaning.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

using authority::Entry;
using schema::FieldId;

namespace {

void add(std::vector<Place>& places, Place place, const std::string& written) {
    auto known = std::ranges::find(places, place.name.id, [](const Place& other) { return other.name.id; });
    if (known == places.end())
        known = places.insert(known, std::move(place));
    else if (known->evidence.method == "demonym")
        known->evidence = std::move(place.evidence);
    if (std::ranges::find(known->forms, written) == known->forms.end())
        known->forms.push_back(written);
}

Place place_of(const Entry& entry, Evidence evidence) {
    return {entry.name, entry.country, entry.coordinates, {}, std::move(evidence)};
}

}  // namespace

std::vector<Place> find_places(const RawDispatch& raw, const std::vector<WrittenMention>& mentions,
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
    for (const WrittenMention& mention : mentions) {
        if (mention.entry->facet != FieldId::place)
            continue;
        const char* method = mention.demonym ? "demonym" : "gazetteer";
        add(places, place_of(*mention.entry, {method, Confidence::inferred, mention.written}),
            mention.written);
    }
    return places;
}

}  // namespace depeche::indexer
