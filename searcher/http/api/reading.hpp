#pragma once

#include <string>

#include "searcher/http/site.hpp"

namespace depeche::http::api {

/// What the parameters ask an endpoint for, in the language of the client. Throws `InputError` for a
/// parameter that the endpoint does not take, naming those it does, and for a value that means nothing.
depeche::Request read(const Context& context, Response (*endpoint)(const Context&));

/// JSON as an answer.
Response json(std::string body);

}  // namespace depeche::http::api
