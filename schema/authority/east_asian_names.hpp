#pragma once

#include <span>
#include <string>

namespace depeche::authority {

/// Whether a name, given as its words in small letters without accents, looks Chinese (made of pinyin
/// syllables), Korean or Vietnamese (a family name of theirs, and short syllables).
bool is_east_asian_name(std::span<const std::string> words);

}  // namespace depeche::authority
