#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "depeche/request.hpp"
#include "depeche/results.hpp"
#include "schema/analysis/analyzer.hpp"
#include "searcher/suggest/relaxations.hpp"
#include "searcher/suggest/vocabulary.hpp"

namespace depeche::suggest {

/// What to ask instead of a question that found little.
struct WiderQuestions {
    /// Other spellings, the likeliest first.
    std::vector<Suggestion> suggestions;
    /// Less to ask for; when there is no better spelling that finds something, less than the likeliest asks
    /// for.
    std::vector<Relaxation> relaxations;
};

/// Those that find more than the `total` of `request`; `vocabulary` is made that of `index` as it is.
WiderQuestions wider_questions(const Request& request, std::uint64_t total, Vocabulary& vocabulary,
                               const Xapian::Database& index, analysis::Analyzer& analyzer,
                               const Count& count);

}  // namespace depeche::suggest
