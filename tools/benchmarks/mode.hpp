#pragma once

#include <string_view>

namespace depeche::bench {

/// How much of a page is asked for: ten hits, four facets over all matches besides, two snippets a hit
/// besides.
enum class Mode { ids, facets, page };

struct ModeName {
    Mode value;
    std::string_view name;
};
inline constexpr ModeName modes[] = {{Mode::ids, "ids"}, {Mode::facets, "facets"}, {Mode::page, "page"}};

}  // namespace depeche::bench
