#pragma once

#include <vector>

#include "depeche/dispatch.hpp"
#include "indexer/metadata/mentions.hpp"
#include "indexer/reader/reader.hpp"
#include "schema/authority/authority.hpp"

namespace depeche::indexer {

/// The places of a dispatch, each once: first those its metadata names, under the label of the authority
/// where it knows them, then those that its text names. A demonym (`ukrainien`) or a capital that acts for
/// its country are its evidence only until the name of the country is met.
std::vector<Place> find_places(const RawDispatch& raw, const std::vector<NameMention>& mentions,
                               const authority::Authority& authority, analysis::Analyzer& analyzer);

}  // namespace depeche::indexer
