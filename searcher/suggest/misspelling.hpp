#pragma once

#include <string_view>

namespace depeche::suggest {

/// How far from `meant` somebody who writes French may have strayed to type `typed` (both exact forms, so
/// that accents cost nothing): Damerau's distance, where what sounds alike costs less than half (`ph`/`f`,
/// `qu`/`k`, `y`/`i`, `ss`/`t`), and so do doubled letters and mute endings; a neighbour on the keyboard, one
/// vowel for another or two letters swapped cost a little less than a whole letter. Anything above `limit`
/// when it is more than that.
double misspelling(std::string_view typed, std::string_view meant, double limit);

}  // namespace depeche::suggest
