#include "searcher/http/access_log.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "searcher/render/json_parts.hpp"

namespace depeche::http {

namespace {

bool is_secret(std::string_view name) {
    constexpr auto words = std::to_array<std::string_view>(
        {"key", "token", "secret", "password", "passwd", "auth", "signature"});
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

std::string to_utc(std::chrono::system_clock::time_point time) {
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(time);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(milliseconds);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
                       (milliseconds - seconds).count());
}

}  // namespace

std::string loggable_target(const Request& request) {
    std::string target;
    // As the path came in: what is unreserved, and the slashes.
    for (std::string_view rest = request.path; !rest.empty();) {
        const std::string_view part = rest.substr(0, rest.find('/'));
        target += percent_encoded(part);
        rest.remove_prefix(part.size());
        if (!rest.empty()) {
            target += '/';
            rest.remove_prefix(1);
        }
    }
    char separator = '?';
    for (const Field& parameter : request.parameters) {
        target += separator;
        target += percent_encoded(parameter.name);
        target += '=';
        target += is_secret(parameter.name) ? "***" : percent_encoded(parameter.value);
        separator = '&';
    }
    return target;
}

std::string to_json_line(const AccessEntry& entry) {
    render::Json json{{"time", to_utc(entry.time)}, {"client", entry.client}};
    if (entry.rejected.empty()) {
        json["id"] = entry.id;
        json["method"] = entry.method;
        json["target"] = entry.target;
        json["route"] = render::text_or_null(std::string(entry.route));
    }
    json["status"] = entry.status;
    json["bytes"] = entry.bytes;
    json["seconds"] = std::round(entry.taken.count() * 1e6) / 1e6;
    if (!entry.rejected.empty())
        json["rejected"] = entry.rejected;
    return render::serialize_line(json);
}

}  // namespace depeche::http
