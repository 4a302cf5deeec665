#pragma once

#include "searcher/http/message.hpp"

namespace depeche::http {

/// The smallest text that is worth compressing, in bytes.
inline constexpr std::size_t least_compressed = 1024;

/// An answer as it goes over the wire but for its length and date: with its ETag, or as 304 when the client
/// has it already; compressed when the client takes that; with Vary, Cache-Control, the request's id, and the
/// security headers that it does not set itself. Header fields that are none (a line break in a value) are
/// left out: nothing else than fields can be written through them.
Response delivered(Response response, const Request& request);

}  // namespace depeche::http
