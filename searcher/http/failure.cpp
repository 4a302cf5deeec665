#include "searcher/http/failure.hpp"

#include "searcher/render/json_parts.hpp"

namespace depeche::http {

namespace {

/// An error in Meilisearch's words (https://www.meilisearch.com/docs/reference/errors/error_codes).
struct ErrorCode {
    unsigned status;
    std::string_view code;
    std::string_view type;
};

constexpr ErrorCode error_codes[] = {
    {400, "bad_request", "invalid_request"}, {401, "missing_authorization_header", "auth"},
    {403, "invalid_api_key", "auth"},        {404, "not_found", "invalid_request"},
    {405, "bad_request", "invalid_request"}, {413, "payload_too_large", "invalid_request"},
};

ErrorCode error_code(unsigned status) {
    for (const ErrorCode& code : error_codes)
        if (code.status == status)
            return code;
    return {status, "internal", "internal"};
}

Response meilisearch_error(unsigned status, const std::string& message) {
    const ErrorCode code = error_code(status);
    return {.status = status,
            .content_type = "application/json; charset=utf-8",
            .body = render::serialize(
                {{"message", message}, {"code", code.code}, {"type", code.type}, {"link", ""}})};
}

}  // namespace

Response failed(const Failure& failure, Audience audience, Language language) {
    Response response =
        audience == Audience::meilisearch
            ? meilisearch_error(failure.status, failure.detail.in(language))
            : problem(failure.status, failure.title.in(language), failure.detail.in(language));
    response.with("Vary", "Accept-Language");
    if (failure.status == 401)
        response.with("WWW-Authenticate", "Bearer");
    if (failure.status == 503)
        response.with("Retry-After", "5");
    return response;
}

Failure index_unavailable() {
    return {503,
            {"Index indisponible", "Index unavailable"},
            {"L’index ne peut pas être lu pour le moment\u00A0; réessayer dans quelques secondes.",
             "The index cannot be read now; try again in some seconds."}};
}

}  // namespace depeche::http
