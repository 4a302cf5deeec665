#pragma once

#include "depeche/language.hpp"
#include "depeche/results.hpp"
#include "searcher/render/pen.hpp"

namespace depeche::render {

/// A line a bar, oldest first, in eighths of a column; a long stretch without anything in one line.
void write_histogram(Pen& pen, const Histogram& histogram, Language language);

}  // namespace depeche::render
