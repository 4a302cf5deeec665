#pragma once

#include <xapian.h>

#include <string>

namespace depeche::tests {

/// All that a database can be asked but for its identity, as text; of the slots 0 to 9 and some of great
/// numbers.
std::string contents_of(const Xapian::Database& database);

}  // namespace depeche::tests
