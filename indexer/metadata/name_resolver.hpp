#pragma once

#include <span>
#include <vector>

#include "indexer/metadata/mentions.hpp"
#include "indexer/metadata/sighting.hpp"

namespace depeche::indexer {

/// Decides what the sightings of one dispatch stand for, with all of it in view: homonyms by the countries it
/// names, surnames by its full names, acronyms by its definitions. What stays open is left out.
std::vector<NameMention> resolve_names(std::span<const Sighting> sightings,
                                       const authority::Authority& authority);

}  // namespace depeche::indexer
