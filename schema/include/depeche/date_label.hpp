#pragma once

#include <string>

#include "depeche/date.hpp"
#include "depeche/language.hpp"

namespace depeche {

/// A date as people write it, no more exact than it is known: `2 décembre 2025`, `1er décembre 2025`,
/// `début décembre 2025`, `décembre 2025`, `2025`, and `du 28 novembre 2025 au 2 décembre 2025` for other
/// intervals; in English `2 December 2025`, `early December 2025`…
std::string date_label(const DateInterval& interval, Language language);

}  // namespace depeche
