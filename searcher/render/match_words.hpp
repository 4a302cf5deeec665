#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "depeche/date.hpp"
#include "depeche/language.hpp"
#include "depeche/request.hpp"
#include "depeche/results.hpp"

namespace depeche::render {

/// `all` or `any`; and why, as programs read it: `requested`, `keywords`, `question`, `sentence`.
std::string_view to_string(Match match);
std::string_view to_string(MatchReason reason);

/// `une question : l’un des mots suffit`: what was decided for people, empty when they decided it.
std::string match_in_words(Match match, MatchReason reason, Language language);

/// `à valeur égale, les plus récentes d’abord, vues du 3 décembre 2025`; empty when age does not count.
std::string recency_in_words(std::optional<Date> now, Language language);

}  // namespace depeche::render
