#pragma once

#include <string>

#include "depeche/language.hpp"

namespace depeche::indexer {

/// The page that `--help` prints: sub-commands and options from their tables.
std::string help(Language language);

/// What it says besides these tables, in lines.
Text purpose();
Text exit_codes();

/// The line for who was misunderstood.
std::string hint(Language language);

}  // namespace depeche::indexer
