#pragma once

namespace depeche::render {

/// Of all that is written as JSON.
inline constexpr int format_version = 1;

}  // namespace depeche::render
