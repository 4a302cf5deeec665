#pragma once

#include <xapian.h>

#include <string>

namespace depeche::suggest {

/// A word as people write it: the capitals of a name when nearly all dispatches with the word speak of what
/// is called so (`Zelensky`), else `spelling`, with a capital when one is wanted.
std::string written_form(const Xapian::Database& index, const std::string& exact, std::string spelling,
                         bool capital);

}  // namespace depeche::suggest
