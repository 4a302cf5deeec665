#include "indexer/metadata/names.hpp"

#include <algorithm>

#include "indexer/cleaning.hpp"
#include "indexer/metadata/actor.hpp"
#include "indexer/metadata/mentions.hpp"
#include "indexer/metadata/place.hpp"
#include "indexer/metadata/source.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

namespace {

/// What the rules for names read of the metadata. The rest of a raw dispatch is not stored and stays empty.
RawDispatch stored_metadata(const Dispatch& dispatch) {
    const GivenNames& given = dispatch.given;
    RawDispatch raw;
    raw.method = given.method;
    raw.source = given.source;
    raw.agency = given.agency;
    raw.actors = given.actors;
    raw.places = given.places;
    raw.url = dispatch.url;
    return raw;
}

/// The text that is stored: less its headline and byline, which stand elsewhere.
CleanText stored_text(const Dispatch& dispatch) {
    CleanText text{{}, dispatch.dropped, dispatch.credits};
    std::string_view rest = dispatch.body;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        text.paragraphs.push_back({std::string(rest.substr(0, end))});
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return text;
}

template <typename Value>
void drop_hidden(std::vector<Value>& values, schema::FieldId facet, const authority::Authority& authority) {
    std::erase_if(values, [&](const Value& value) { return authority.is_hidden(facet, value.name.id); });
}

/// A dateline that was set aside, `GRENOBLE (Isère) –`, still says where.
void add_dateline_places(std::vector<NameMention>& mentions, const Dispatch& dispatch,
                         const authority::Authority& authority, analysis::Analyzer& analyzer) {
    for (const std::string& credit : dispatch.credits)
        for (NameMention& mention : find_mentions({}, credit, authority, analyzer))
            if (mention.facet == schema::FieldId::place && mention.method != "demonym")
                mentions.push_back(std::move(mention));
}

}  // namespace

void derive_names(Dispatch& dispatch, const authority::Authority& authority, analysis::Analyzer& analyzer) {
    const RawDispatch raw = stored_metadata(dispatch);
    const std::string_view title = dispatch.title_derived ? std::string_view{} : dispatch.title;
    std::vector<NameMention> mentions = find_mentions(title, dispatch.body, authority, analyzer);
    add_dateline_places(mentions, dispatch, authority, analyzer);
    dispatch.sources = find_sources(raw, stored_text(dispatch), authority, analyzer);
    dispatch.actors = find_actors(raw, mentions, authority, analyzer);
    dispatch.places = find_places(raw, mentions, authority, analyzer);
    drop_hidden(dispatch.sources, schema::FieldId::source, authority);
    drop_hidden(dispatch.actors, schema::FieldId::actor, authority);
    drop_hidden(dispatch.places, schema::FieldId::place, authority);
}

}  // namespace depeche::indexer
