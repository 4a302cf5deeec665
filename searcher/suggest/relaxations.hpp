#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "depeche/request.hpp"
#include "depeche/results.hpp"
#include "schema/analysis/analyzer.hpp"

namespace depeche::suggest {

/// How many dispatches a request finds.
using Count = std::function<std::uint64_t(const Request&)>;

/// A request is counted in at most so many wider forms.
inline constexpr std::size_t most_relaxations = 16;

/// The wider questions that find more than `total`, those that change the least first:
///
///     spelling         the first of the suggestions
///     inflected        `=mot` becomes `mot`
///     near-words       a phrase becomes its words near each other
///     without-dates    no day is asked for, in the query or beside it
///     without-filter   a selected facet, or a value in the query, is dropped
///     without-exclusion  nothing is excluded
///     without-word     one word or phrase is dropped, those first that leave the most
///     any-word         one of the words is enough
///     words-only       when all this does not help: only the words are kept, one of them being enough
std::vector<Relaxation> relaxations(const Request& request, std::uint64_t total,
                                    const std::vector<Suggestion>& suggestions, analysis::Analyzer& analyzer,
                                    const Count& count);

}  // namespace depeche::suggest
