#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "depeche/dispatch.hpp"
#include "indexer/metadata/mentions.hpp"
#include "indexer/reader/reader.hpp"
#include "schema/authority/authority.hpp"

namespace depeche::indexer {

/// The people and organisations of a dispatch, each once: first those its metadata names, under the label of
/// the authority where it knows them, then those that its text names.
std::vector<Actor> find_actors(const RawDispatch& raw, const std::vector<NameMention>& mentions,
                               const authority::Authority& authority, analysis::Analyzer& analyzer);

}  // namespace depeche::indexer
