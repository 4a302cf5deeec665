#pragma once

#include <string_view>

#include "depeche/language.hpp"
#include "depeche/results.hpp"
#include "searcher/render/pen.hpp"

namespace depeche::render {

/// A blank line, then the hit: `number` stands before its title, everything else is indented as far.
void write_hit(Pen& pen, const Hit& hit, std::string_view number, Language language);

}  // namespace depeche::render
