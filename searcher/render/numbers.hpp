#pragma once

#include <cstdint>
#include <string>

#include "depeche/language.hpp"

namespace depeche::render {

/// Digits in groups of three, as the language prints them: `1 200` with a narrow no-break space (U+202F) in
/// French, `1,200` in English.
std::string grouped(std::uint64_t number, Language language);

}  // namespace depeche::render
