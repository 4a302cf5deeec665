#pragma once

#include <string>
#include <string_view>

namespace depeche::match {

/// Bytes that compare as a French dictionary orders the texts: accents and case only tell apart what is
/// otherwise the same. A text that ICU cannot order is its own key.
std::string collation_key(std::string_view text);

}  // namespace depeche::match
