#include "searcher/http/api/api.hpp"
#include "searcher/http/api/reading.hpp"
#include "searcher/http/page/assets.hpp"

namespace depeche::http::api {

namespace {

constexpr unsigned an_hour = 3600;

}  // namespace

Response openapi(const Context& context) {
    read(context, openapi);
    return page::to_response(*page::find_asset("openapi.json"), an_hour);
}

Response schema(const Context& context) {
    read(context, schema);
    const std::string& name = context.captures.front();
    const page::Asset* const found = name.ends_with(".schema.json") ? page::find_asset(name) : nullptr;
    if (found == nullptr)
        return failed({404,
                       {"Introuvable", "Not found"},
                       {"Il y a answer.schema.json, dispatch.schema.json et why.schema.json.",
                        "There are answer.schema.json, dispatch.schema.json and why.schema.json."}},
                      Audience::programs, context.language);
    return page::to_response(*found, an_hour);
}

}  // namespace depeche::http::api
