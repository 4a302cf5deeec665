#pragma once

#include <cstddef>
#include <string>

#include "depeche/language.hpp"

namespace depeche::cli {

/// The page that `--help` prints: options from the option table, fields from the field table.
std::string help(Language language, std::size_t width);

/// Two lines for who was misunderstood.
std::string usage(Language language);

}  // namespace depeche::cli
