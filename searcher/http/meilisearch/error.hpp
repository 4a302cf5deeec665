#pragma once

#include <stdexcept>
#include <string>

#include "searcher/http/message.hpp"

namespace depeche::http::meilisearch {

/// What a request has wrong, in Meilisearch's words: `invalid_search_filter`.
struct Error : std::runtime_error {
    Error(std::string error_code, const std::string& message, unsigned http_status = 400)
        : std::runtime_error(message), code(std::move(error_code)), status(http_status) {}
    std::string code;
    unsigned status;
};

/// As its clients read it.
Response to_response(const Error& error);

}  // namespace depeche::http::meilisearch
