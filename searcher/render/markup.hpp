#pragma once

#include <span>
#include <string>
#include <string_view>

#include "depeche/results.hpp"

namespace depeche::render {

/// Text as it stands in XML or HTML, in content and in quoted attributes: the one place that escapes. What
/// XML 1.0 allows in no form, control characters and noncharacters, is dropped; ill-formed bytes become
/// U+FFFD.
std::string escaped(std::string_view text);

/// The same with each mark in an element: `<b>`.
std::string escaped(std::string_view text, std::span<const Mark> marks, std::string_view element);

}  // namespace depeche::render
