#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/authority/authority.hpp"

namespace depeche::indexer {

/// A person, organisation or place that a text names, with the words that name it.
struct NameMention {
    schema::FieldId facet = schema::FieldId::actor;
    FacetName name;
    /// Of an actor.
    ActorKind kind = ActorKind::unknown;
    /// Of a place.
    std::string country;
    std::optional<Coordinates> coordinates;
    std::string written;
    std::string_view method;
    Confidence confidence = Confidence::inferred;
};

/// The names of a dispatch, in the order of its words: those the tables know, told apart by context, and
/// those that French grammar shows. An empty title is passed over.
std::vector<NameMention> find_mentions(std::string_view title, std::string_view body,
                                       const authority::Authority& authority, analysis::Analyzer& analyzer);

}  // namespace depeche::indexer
