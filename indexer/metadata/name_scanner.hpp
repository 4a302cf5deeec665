#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "indexer/metadata/sighting.hpp"

namespace depeche::indexer {

/// Every piece of a text that may be a name, in its order: what the tables know, and what French grammar
/// shows to be a name. What each stands for is decided when the whole dispatch was read.
std::vector<Sighting> scan_names(std::string_view text, std::span<const analysis::Token> tokens,
                                 const authority::Authority& authority);

}  // namespace depeche::indexer
