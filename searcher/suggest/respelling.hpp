#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "depeche/results.hpp"
#include "schema/analysis/analyzer.hpp"
#include "searcher/suggest/vocabulary.hpp"

namespace depeche::suggest {

/// Other spellings of a query, the likeliest first, not counted: each word that the index has not, or has
/// hardly, as it may have been meant; the other words with their accents. Names get their capitals. None when
/// there is no word to put right.
std::vector<Suggestion> respellings(std::string_view query, Vocabulary& vocabulary,
                                    const Xapian::Database& index, analysis::Analyzer& analyzer);

/// A query is counted in at most so many spellings.
inline constexpr std::size_t most_respellings = 6;

}  // namespace depeche::suggest
