#pragma once

#include <string_view>

namespace depeche::analysis {

/// Drops elided articles, pronouns and conjunctions from the front of a word, as often as they come:
/// `l'avion` gives `avion`, `Jusqu'à` gives `à`, `qu'l'on` gives `on`. Words whose apostrophe is their own
/// are left whole: `aujourd'hui`, `quelqu'un`, `presqu'île`, `O'Brien`. Expects `'` for every apostrophe, any
/// case. The result is the tail of `word`, empty only when `word` is.
std::string_view strip_elision(std::string_view word);

/// Whether a word that stands right before an apostrophe is elided: `l`, `qu`, `jusqu`.
bool is_elidable(std::string_view word);

}  // namespace depeche::analysis
