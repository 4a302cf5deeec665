#pragma once

#include <string>

#include "depeche/results.hpp"
#include "searcher/http/page/view.hpp"

namespace depeche::http::page {

/// What there is to say about the question before the answer: what was not taken as written, other spellings
/// that were found or may have been meant, wider questions, how it was understood.
std::string notices(const View& view, const Results& results);

/// What to try when nothing was found.
std::string help_when_nothing(const View& view);

}  // namespace depeche::http::page
