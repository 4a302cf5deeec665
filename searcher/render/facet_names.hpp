#pragma once

#include <optional>
#include <string_view>

#include "depeche/request.hpp"

namespace depeche::render {

/// What programs call a facet, in answers, addresses and parameters: `date`, `source`, `actor`, `place`.
std::string_view facet_name(Facet facet);

/// The facet that a user means by a name, in either language, whatever the case and accents; nothing for
/// none.
std::optional<Facet> find_facet(std::string_view name);

}  // namespace depeche::render
