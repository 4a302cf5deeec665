#pragma once

#include "depeche/language.hpp"
#include "searcher/http/message.hpp"

namespace depeche::http {

/// The language a client wants: `lang=fr` or `lang=en`, else the one of the two that Accept-Language (RFC
/// 9110, 12.5.4) prefers, else `usual`.
Language client_language(const Request& request, Language usual);

}  // namespace depeche::http
