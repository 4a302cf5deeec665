#pragma once

#include <string>

#include "depeche/language.hpp"
#include "searcher/query/ast.hpp"

namespace depeche::query {

/// What a tree asks for, as people would say it:
///
///     chaque mot : cessez-le-feu, ukraine ; depuis décembre 2025 ; sauf source : afp
///     “paix” within 5 words of (the phrase “plan de paix” or “trêve”)
std::string in_words(const Node& node, Language language);

}  // namespace depeche::query
