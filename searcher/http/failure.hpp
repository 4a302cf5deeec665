#pragma once

#include <string_view>

#include "depeche/language.hpp"
#include "searcher/http/message.hpp"

namespace depeche::http {

/// Who a way in is for, which decides what its errors look like and whether keys and other sites count.
enum class Audience {
    people,       ///< pages and feeds: open to all
    programs,     ///< our API: errors by RFC 9457
    meilisearch,  ///< clients of Meilisearch: errors as these read them
};

/// Why a request is not answered, and what to do.
struct Failure {
    unsigned status = 500;
    /// The kind of failure.
    Text title;
    /// What is wrong here and what to do.
    Message detail;
};

/// The answer that says so.
Response failed(const Failure& failure, Audience audience, Language language);

/// The index cannot be read now, but may be later: 503.
Failure index_unavailable();

}  // namespace depeche::http
