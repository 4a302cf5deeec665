#pragma once

#include <string>
#include <string_view>

#include "depeche/dispatch.hpp"
#include "depeche/language.hpp"

namespace depeche::render {

/// `indiqué`, `conclu du texte`, `supposé`; `éditeur`, `agence`, `cité`: the words for people.
Text in_words(Confidence confidence);
Text in_words(SourceRole role);

/// `« paix »`, `'paix'`
std::string quoted(std::string_view text, Language language);

/// `conclu du texte (url-path) : « 2025/3/11 »`: why a value is what it is.
std::string in_words(const Evidence& evidence, Language language);

}  // namespace depeche::render
