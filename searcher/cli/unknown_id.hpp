#pragma once

#include <string>

#include "depeche/error.hpp"
#include "depeche/searcher.hpp"

namespace depeche::cli {

/// What to say of an id that no dispatch has, with those that may have been meant.
Message unknown_id(const std::string& id, Searcher& searcher);

}  // namespace depeche::cli
