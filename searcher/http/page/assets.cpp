#include "searcher/http/page/assets.hpp"

#include <algorithm>

namespace depeche::http::page {

namespace {

std::string_view content_type(std::string_view name) {
    if (name.ends_with(".css"))
        return "text/css; charset=utf-8";
    if (name.ends_with(".js"))
        return "text/javascript; charset=utf-8";
    if (name.ends_with(".schema.json"))
        return "application/schema+json";
    if (name.ends_with(".json"))
        return "application/json";
    return "image/svg+xml";
}

}  // namespace

const Asset* find_asset(std::string_view name) {
    const auto found = std::ranges::find(assets(), name, &Asset::name);
    return found == assets().end() ? nullptr : &*found;
}

Response to_response(const Asset& asset, unsigned max_age) {
    Response response{.content_type = std::string(content_type(asset.name)),
                      .body = std::string(asset.content),
                      .max_age = max_age};
    response.with("X-Content-Type-Options", "nosniff");
    return response;
}

Response asset_file(const Context& context) {
    constexpr unsigned year = 365 * 24 * 3600;
    const Asset* asset = find_asset(context.captures.front());
    if (asset == nullptr) {
        constexpr Text title{"Page inconnue", "No such page"};
        constexpr Text detail{"Il n’y a pas de fichier de ce nom.", "There is no file of that name."};
        return problem(404, title.in(context.language), detail.in(context.language));
    }
    return to_response(*asset, context.request.parameter("v") == asset->fingerprint ? year : 0);
}

}  // namespace depeche::http::page
