#include "indexer/prepared.hpp"

#include <algorithm>

#include "indexer/document.hpp"

namespace depeche::indexer {

using schema::FieldId;

namespace {

NameValue name_value(FieldId facet, const FacetName& name, std::vector<std::string> written,
                     const authority::Authority& authority) {
    if (const authority::Entry* entry = authority.find_id(facet, name.id)) {
        NameValue known{facet, {entry->name, entry->aliases}};
        // A source is also called by its host: `source:aljazeera.net`.
        known.entry.aliases.insert(known.entry.aliases.end(), entry->hosts.begin(), entry->hosts.end());
        return known;
    }
    std::erase(written, name.label);
    std::ranges::sort(written);
    written.erase(std::unique(written.begin(), written.end()), written.end());
    return {facet, {name, std::move(written)}};
}

}  // namespace

std::vector<NameValue> name_values(const Dispatch& dispatch, const authority::Authority& authority) {
    std::vector<NameValue> values;
    for (const Source& source : dispatch.sources)
        values.push_back(name_value(FieldId::source, source.name, {}, authority));
    for (const Actor& actor : dispatch.actors)
        values.push_back(name_value(FieldId::actor, actor.name, actor.forms, authority));
    for (const Place& place : dispatch.places)
        values.push_back(name_value(FieldId::place, place.name, place.forms, authority));
    return values;
}

Prepared prepare(const Dispatch& dispatch, analysis::Analyzer& analyzer,
                 const authority::Authority& authority) {
    return {dispatch.id,
            dispatch.path,
            dispatch.record,
            build_document(dispatch, analyzer),
            name_values(dispatch, authority),
            {},
            {}};
}

}  // namespace depeche::indexer
