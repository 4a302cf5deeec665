#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "depeche/language.hpp"

namespace depeche::render {

/// So many are worth naming.
inline constexpr std::size_t most_similar_ids = 5;

/// What to say of an id that no dispatch has, with those that may have been meant.
Message unknown_id(const std::string& id, std::span<const std::string> similar);

}  // namespace depeche::render
