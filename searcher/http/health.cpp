#include "searcher/http/health.hpp"

#include "searcher/render/json_parts.hpp"

namespace depeche::http {

Response health(const Context& context) {
    const render::Json json{{"status", "available"}, {"dispatches", context.searcher.size()}};
    return {.content_type = "application/json; charset=utf-8", .body = render::serialize(json)};
}

}  // namespace depeche::http
