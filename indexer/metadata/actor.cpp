#include "indexer/metadata/actor.hpp"

#include <algorithm>
#include <utility>

#include "indexer/cleaning.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

using authority::Entry;
using schema::FieldId;

namespace {

void add(std::vector<Actor>& actors, const FacetName& name, ActorKind kind, const std::string& written,
         Evidence evidence) {
    auto actor = std::ranges::find(actors, name.id, [](const Actor& known) { return known.name.id; });
    if (actor == actors.end())
        actor = actors.insert(actor, {name, kind, {}, std::move(evidence)});
    if (std::ranges::find(actor->forms, written) == actor->forms.end())
        actor->forms.push_back(written);
}

}  // namespace

std::vector<Actor> find_actors(const RawDispatch& raw, const std::vector<NameMention>& mentions,
                               const authority::Authority& authority, analysis::Analyzer& analyzer) {
    std::vector<Actor> actors;
    for (const std::string& name : raw.actors) {
        const std::string written = clean_line(name);
        if (written.empty())
            continue;
        const Evidence evidence{std::string(raw.method), Confidence::stated, written};
        if (const Entry* entry = authority.find(FieldId::actor, written, analyzer))
            add(actors, entry->name, entry->actor, written, evidence);
        else
            add(actors, {schema::slug(written), written}, ActorKind::unknown, written, evidence);
    }
    for (const NameMention& mention : mentions)
        if (mention.facet == FieldId::actor)
            add(actors, mention.name, mention.kind, mention.written,
                {std::string(mention.method), mention.confidence, mention.written});
    return actors;
}

}  // namespace depeche::indexer
