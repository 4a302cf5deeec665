#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// Whether whoever sent an item lets it be shown.
enum class Release { usable, withheld, cancelled };

/// Understands the words of the wire formats (`usable`, `stat:withheld`, `Canceled`), and their French. A
/// word that says nothing of the kind is as if there were none.
Release release_of(std::string_view status);

/// Why a dispatch is not shown at `now`; nothing when it may be. An embargo ends at its moment, in UTC when
/// it names no time zone and at the start of the day when it names no time; one that cannot be understood has
/// not ended. The id is left to be filled in.
std::optional<SetAside> hold_back(const RawDispatch& dispatch, std::chrono::sys_seconds now);

}  // namespace depeche::indexer
