#include "searcher/http/message.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "searcher/render/json_parts.hpp"

namespace depeche::http {

namespace {

std::string_view first_of(const std::vector<Field>& fields, std::string_view name) {
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? std::string_view{} : found->value;
}

std::optional<unsigned> hexadecimal(char c) {
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return static_cast<unsigned>(c - 'A' + 10);
    return std::nullopt;
}

/// RFC 3986's unreserved characters.
bool stays_as_it_is(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

/// A name or value of a form, where `+` is a blank.
std::string form_decoded(std::string_view text) {
    std::string blanks(text);
    std::ranges::replace(blanks, '+', ' ');
    return percent_decoded(blanks);
}

}  // namespace

std::string_view trimmed(std::string_view value) {
    constexpr std::string_view blanks = " \t";
    const std::size_t begin = value.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return value.substr(begin, value.find_last_not_of(blanks) - begin + 1);
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view Request::header(std::string_view name) const {
    return first_of(headers, name);
}

std::string_view Request::parameter(std::string_view name) const {
    return first_of(parameters, name);
}

Response& Response::with(std::string name, std::string value) {
    headers.push_back({std::move(name), std::move(value)});
    return *this;
}

std::vector<Field> parse_form(std::string_view text) {
    std::vector<Field> fields;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty())
            continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        fields.push_back({form_decoded(pair.substr(0, equals)),
                          form_decoded(pair.substr(std::min(equals + 1, pair.size())))});
    }
    return fields;
}

std::string to_form(const std::vector<Field>& fields) {
    std::string text;
    for (const Field& field : fields)
        text.append(text.empty() ? "" : "&")
            .append(percent_encoded(field.name))
            .append("=")
            .append(percent_encoded(field.value));
    return text;
}

std::string percent_decoded(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%' && at + 2 < text.size()) {
            const auto high = hexadecimal(text[at + 1]);
            const auto low = hexadecimal(text[at + 2]);
            if (high && low) {
                result += static_cast<char>(*high * 16 + *low);
                at += 2;
                continue;
            }
        }
        result += text[at];
    }
    return result;
}

std::string percent_encoded(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        if (stays_as_it_is(c))
            result += c;
        else
            fmt::format_to(std::back_inserter(result), "%{:02X}", static_cast<unsigned char>(c));
    }
    return result;
}

Response problem(unsigned status, std::string_view title, std::string_view detail) {
    return {.status = status,
            .content_type = "application/problem+json",
            .body = render::serialize({{"title", title}, {"status", status}, {"detail", detail}})};
}

}  // namespace depeche::http
