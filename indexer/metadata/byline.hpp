#pragma once

#include <string>

#include "indexer/cleaning.hpp"

namespace depeche::indexer {

/// Takes a line such as `Par Émilie Ferrand (avec AFP)` or `by Sara` from the top of a text, and gives the
/// author; empty when there is none. The whole line goes to `dropped`.
std::string take_byline(CleanText& text);

}  // namespace depeche::indexer
