#pragma once

#include "searcher/http/site.hpp"

namespace depeche::http {

/// `/health`: whether the index can be read, and how many dispatches it holds, as JSON.
Response health(const Context& context);

}  // namespace depeche::http
