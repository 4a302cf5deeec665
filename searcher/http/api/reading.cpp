#include "searcher/http/api/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "depeche/error.hpp"
#include "searcher/http/api/api.hpp"
#include "searcher/http/request_parameters.hpp"
#include "searcher/render/glyphs.hpp"

namespace depeche::http::api {

namespace {

bool is_named(const Text& name, std::string_view given) {
    return name.french == given || name.english == given;
}

std::vector<std::string_view> names(const Endpoint& endpoint) {
    std::vector<std::string_view> all(endpoint.parameters.begin(), endpoint.parameters.end());
    if (endpoint.takes_search)
        for (const Text& name : request_parameters())
            all.push_back(name.english);
    else
        all.emplace_back("lang");
    return all;
}

bool takes(const Endpoint& endpoint, std::string_view name) {
    return name == "lang" || std::ranges::find(endpoint.parameters, name) != endpoint.parameters.end() ||
           (endpoint.takes_search && std::ranges::any_of(request_parameters(), [&](const Text& text) {
                return is_named(text, name);
            }));
}

void check_names(const Context& context, Response (*answer)(const Context&)) {
    const auto endpoint =
        std::ranges::find(endpoints(), answer, [](const Endpoint& one) { return one.route.answer; });
    for (const Field& field : context.request.parameters) {
        if (takes(*endpoint, field.name))
            continue;
        constexpr std::size_t longest = 60;
        const std::string quote = render::shortened(field.name, longest);
        const std::string known = fmt::format("{}", fmt::join(names(*endpoint), ", "));
        throw InputError(
            {fmt::format("Le paramètre «\u00A0{}\u00A0» n’existe pas ici. Il y a {}.", quote, known),
             fmt::format("There is no parameter '{}' here. There are {}.", quote, known)});
    }
}

}  // namespace

depeche::Request read(const Context& context, Response (*endpoint)(const Context&)) {
    check_names(context, endpoint);
    depeche::Request request = read_request(context.request.parameters);
    request.language = context.language;
    if (request.favours_recent)
        request.now = today(context.settings);
    return request;
}

Response json(std::string body) {
    Response response{.content_type = "application/json; charset=utf-8", .body = std::move(body)};
    response.with("Vary", "Accept-Language");
    return response;
}

}  // namespace depeche::http::api
