#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace depeche::analysis {

/// The accented spellings a word typed without accents may stand for, itself first: `negocie` gives
/// `negocie`, `negocié`, `négocie`, `négocié`… In lower case; at most 32. A word that has an accent is only
/// itself. Not all are words: look their stems up in the index before searching them.
std::vector<std::string> accent_candidates(std::string_view lower_word);

}  // namespace depeche::analysis
