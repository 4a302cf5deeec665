#pragma once

#include <span>
#include <string_view>

#include "schema/analysis/token.hpp"

namespace depeche::indexer {

/// The language that the commonest words of a text are of, as an ISO 639-1 code: of French and the languages
/// that news in French comes mixed with. Empty when they do not tell: a few words, another language, no words
/// at all.
std::string_view language_of(std::span<const analysis::Token> tokens);

}  // namespace depeche::indexer
