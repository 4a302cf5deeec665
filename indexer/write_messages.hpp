#pragma once

#include <string>

#include "indexer/prepared.hpp"
#include "indexer/reader/reader.hpp"
#include "indexer/version_store.hpp"

namespace depeche::indexer {

/// A dispatch whose id another has, which was read at `first`, with other content.
Rejection second_of_id(const Prepared& second, const std::string& first);

/// Why a dispatch is left aside for another version of it, or for word that it was taken back.
Message why_outdated(const Prepared& prepared, const KnownVersion& known);

/// A dispatch that the index did not take.
Rejection unwritable(const Dispatch& dispatch, const std::string& reason);

}  // namespace depeche::indexer
