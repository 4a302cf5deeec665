#pragma once

#include <string>
#include <string_view>

#include "indexer/cleaning.hpp"
#include "schema/analysis/sentences.hpp"

namespace depeche::indexer {

/// Takes the headline off the front of a text and gives it; empty when the text has none. What stands above
/// it, such as a breadcrumb that ends in the same headline, goes to `dropped`. A section heading (`Contexte`)
/// is no headline.
std::string take_title(CleanText& text);

/// Takes the first paragraph off when it only repeats a title that was given.
void drop_repeated_title(CleanText& text, std::string_view title);

/// A title for a text without one: its first sentence, less its dateline (`MOSCOU –`), cut at a word with `…`
/// when long. Empty only when `body` is.
std::string derive_title(std::string_view body, analysis::SentenceBreaker& sentences);

}  // namespace depeche::indexer
