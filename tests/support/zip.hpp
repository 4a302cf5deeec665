#pragma once

#include <string>
#include <string_view>

namespace depeche::tests {

/// A zip archive of one file.
std::string zipped(const std::string& name, std::string_view content);

}  // namespace depeche::tests
