#pragma once

#include <vector>

#include "indexer/cleaning.hpp"

namespace depeche::indexer {

/// Joins the lines of paragraphs that were wrapped at some width, as mail and wire texts are: lines with no
/// empty line between them, each so full that the first word of the next would not have fitted. Headings,
/// lists and verses are left as they are. Paragraphs of a text that has long lines were not wrapped.
std::vector<Paragraph> unwrap(std::vector<Paragraph> lines);

}  // namespace depeche::indexer
