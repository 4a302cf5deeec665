#include "searcher/http/delivery.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <utility>

#include "searcher/http/compression.hpp"

namespace depeche::http {

namespace {

bool is_named(const Field& field, std::string_view name) {
    return std::ranges::equal(field.name, name,
                              [](char left, char right) { return lower(left) == lower(right); });
}

bool has(const Response& response, std::string_view name) {
    return std::ranges::any_of(response.headers, [&](const Field& field) { return is_named(field, name); });
}

void set_default(Response& response, std::string_view name, std::string value) {
    if (!has(response, name))
        response.with(std::string(name), std::move(value));
}

bool is_field_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_';
    });
}

bool is_field_value(std::string_view value) {
    return std::ranges::none_of(
        value, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

/// What the server says itself, and what could be read as the end of a field.
void drop_unfit_fields(Response& response) {
    constexpr auto own = std::to_array<std::string_view>(
        {"connection", "content-length", "transfer-encoding", "date", "content-type"});
    std::erase_if(response.headers, [&](const Field& field) {
        return !is_field_name(field.name) || !is_field_value(field.value) ||
               std::ranges::any_of(own, [&](std::string_view name) { return is_named(field, name); });
    });
    if (!is_field_value(response.content_type))
        response.content_type = "application/octet-stream";
}

bool is_compressible(std::string_view type) {
    const std::string_view essence = type.substr(0, type.find(';'));
    return essence.starts_with("text/") || essence.ends_with("json") || essence.ends_with("xml") ||
           essence.ends_with("javascript");
}

void add_vary(Response& response, std::string_view name) {
    std::string list;
    for (const Field& field : response.headers)
        if (is_named(field, "vary"))
            list += list.empty() ? field.value : ", " + field.value;
    std::erase_if(response.headers, [](const Field& field) { return is_named(field, "vary"); });
    response.with("Vary", list.empty() ? std::string(name) : fmt::format("{}, {}", list, name));
}

std::string etag(const Response& response, bool is_compressed) {
    const XXH128_hash_t hash =
        XXH3_128bits_withSeed(response.body.data(), response.body.size(),
                              XXH3_64bits(response.content_type.data(), response.content_type.size()));
    return fmt::format("\"{:016x}{:016x}{}\"", hash.high64, hash.low64, is_compressed ? "-gzip" : "");
}

/// As If-None-Match compares: weakly.
bool lists_tag(std::string_view list, std::string_view tag) {
    while (!list.empty()) {
        std::string_view item = list.substr(0, list.find(','));
        list.remove_prefix(std::min(item.size() + 1, list.size()));
        item.remove_prefix(std::min(item.find_first_not_of(" \t"), item.size()));
        item = item.substr(0, item.find_last_not_of(" \t") + 1);
        if (item.starts_with("W/"))
            item.remove_prefix(2);
        if (item == tag || item == "*")
            return true;
    }
    return false;
}

std::string cache_control(const Response& response, bool is_read) {
    if (!is_read || response.status != 200)
        return "no-store";
    return response.max_age > 0 ? fmt::format("max-age={}", response.max_age) : "no-cache";
}

void add_security(Response& response) {
    set_default(response, "X-Content-Type-Options", "nosniff");
    set_default(response, "Referrer-Policy", "strict-origin-when-cross-origin");
    // What is no page may load nothing and be framed by nobody.
    set_default(response, "Content-Security-Policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
}

}  // namespace

Response delivered(Response response, const Request& request) {
    drop_unfit_fields(response);
    const bool is_read = request.method == Method::get || request.method == Method::head;
    add_security(response);
    set_default(response, "Cache-Control", cache_control(response, is_read));
    if (!request.id.empty())
        response.with("X-Request-Id", request.id);

    const bool may_compress = is_compressible(response.content_type) && !has(response, "Content-Encoding");
    const bool compresses = may_compress && response.body.size() >= least_compressed &&
                            accepts_gzip(request.header("accept-encoding"));
    if (may_compress)
        add_vary(response, "Accept-Encoding");
    if (is_read && response.status == 200 && !has(response, "ETag")) {
        const std::string tag = etag(response, compresses);
        response.with("ETag", tag);
        if (lists_tag(request.header("if-none-match"), tag)) {
            response.status = 304;
            response.content_type.clear();
            response.body.clear();
            return response;
        }
    }
    if (compresses) {
        response.body = gzip(response.body);
        response.with("Content-Encoding", "gzip");
    }
    return response;
}

}  // namespace depeche::http
