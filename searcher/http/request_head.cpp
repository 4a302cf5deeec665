#include "searcher/http/request_head.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace depeche::http {

namespace {

constexpr std::size_t most_fields = 100;

constexpr Refusal bad(std::string_view detail) {
    return {400, "bad-head", detail};
}

std::string in_lower_case(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return lower(c); });
    return result;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A character of a method or of the name of a field.
bool is_token_character(char c) {
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
           others.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_token_character);
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool is_host_character(char c) {
    constexpr std::string_view others = "-._~:[]";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
           others.find(c) != std::string_view::npos;
}

/// Up to the next end of a line, which is taken away too.
std::string_view next_line(std::string_view& text) {
    const std::string_view line = text.substr(0, text.find("\r\n"));
    text.remove_prefix(std::min(line.size() + 2, text.size()));
    return line;
}

/// Whether a list of tokens, as `Connection` has, names one of them.
bool lists(std::string_view list, std::string_view token) {
    while (!list.empty()) {
        const std::string_view item = list.substr(0, list.find(','));
        list.remove_prefix(std::min(item.size() + 1, list.size()));
        if (in_lower_case(trimmed(item)) == token)
            return true;
    }
    return false;
}

/// The path and query of a target; nothing of one that is neither `/…`, `*`, nor an address.
std::string_view path_of(std::string_view target) {
    if (target.starts_with('/') || target == "*")
        return target;
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!in_lower_case(target.substr(0, scheme.size())).starts_with(scheme))
            continue;
        const std::size_t slash = target.find('/', scheme.size());
        return slash == std::string_view::npos ? "/" : target.substr(slash);
    }
    return {};
}

class Reader {
public:
    std::variant<RequestHead, Refusal> read(std::string_view head) {
        if (auto refusal = read_first_line(next_line(head)))
            return *refusal;
        for (std::string_view line = next_line(head); !line.empty(); line = next_line(head))
            if (auto refusal = read_field(line))
                return *refusal;
        if (auto refusal = check())
            return *refusal;
        return std::move(result_);
    }

private:
    std::optional<Refusal> read_first_line(std::string_view line) {
        const std::size_t first = line.find(' ');
        const std::size_t last = line.rfind(' ');
        if (first == std::string_view::npos || first == last)
            return bad("The first line must be a method, a path and HTTP/1.1.");
        result_.method = line.substr(0, first);
        const std::string_view target = line.substr(first + 1, last - first - 1);
        const std::string_view version = line.substr(last + 1);
        if (!is_token(result_.method))
            return bad("The method is malformed.");
        if (version.size() != 8 || !version.starts_with("HTTP/") || !is_digit(version[5]) ||
            version[6] != '.' || !is_digit(version[7]))
            return bad("The first line must end with HTTP/1.1.");
        if (version[5] != '1')
            return Refusal{505, "bad-head", "This server speaks HTTP/1.1."};
        result_.is_http_1_0 = version[7] == '0';
        result_.target = path_of(target);
        if (result_.target.empty() ||
            std::ranges::any_of(target, [](char c) { return c == ' ' || is_control(c); }))
            return bad("The path must begin with / and have its blanks percent-encoded.");
        return std::nullopt;
    }

    std::optional<Refusal> read_field(std::string_view line) {
        if (line.front() == ' ' || line.front() == '\t')
            return bad("A header field goes on in a second line, which HTTP no longer allows.");
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
            return bad("A header field must be a name, a colon right behind it, and a value.");
        const std::string_view value = trimmed(line.substr(colon + 1));
        if (std::ranges::any_of(value, [](char c) { return c != '\t' && is_control(c); }))
            return bad("A header field has a control character in it.");
        if (result_.headers.size() == most_fields)
            return Refusal{431, "head-too-large", "There are too many header fields."};
        result_.headers.push_back({in_lower_case(line.substr(0, colon)), std::string(value)});
        return std::nullopt;
    }

    std::optional<std::string_view> only(std::string_view name) const {
        const auto found = std::ranges::find(result_.headers, name, &Field::name);
        return found == result_.headers.end() ? std::nullopt : std::optional<std::string_view>(found->value);
    }

    std::optional<Refusal> check() {
        for (const std::string_view name :
             {"host", "content-length", "transfer-encoding", "expect", "content-type", "authorization"})
            if (std::ranges::count(result_.headers, name, &Field::name) > 1)
                return bad("A header field that may stand there once does so twice.");
        const auto host = only("host");
        if ((!host && !result_.is_http_1_0) || (host && !std::ranges::all_of(*host, is_host_character)))
            return bad("The Host field is missing or malformed.");
        if (auto refusal = check_framing())
            return refusal;
        const std::string connection(only("connection").value_or(""));
        result_.keeps_alive =
            result_.is_http_1_0 ? lists(connection, "keep-alive") : !lists(connection, "close");
        return std::nullopt;
    }

    std::optional<Refusal> check_framing() {
        constexpr std::size_t most_digits = 18;
        const auto length = only("content-length");
        const auto encoding = only("transfer-encoding");
        if (length && (length->empty() || !std::ranges::all_of(*length, is_digit)))
            return bad("Content-Length must be a number.");
        if (length && length->size() > most_digits)
            return Refusal{413, "body-too-large", "The body is too large."};
        if (length && encoding)
            return bad("Content-Length and Transfer-Encoding cannot both say where the body ends.");
        if (encoding && (result_.is_http_1_0 || in_lower_case(*encoding) != "chunked"))
            return bad("Transfer-Encoding must be chunked, in HTTP/1.1.");
        if (const auto expected = only("expect")) {
            if (in_lower_case(*expected) != "100-continue")
                return Refusal{417, "bad-head", "Only 100-continue can be expected."};
            result_.expects_continue = !result_.is_http_1_0 && (encoding || length.value_or("0") != "0");
        }
        return std::nullopt;
    }

    RequestHead result_;
};

Method method_of(std::string_view name) {
    if (name == "GET")
        return Method::get;
    if (name == "HEAD")
        return Method::head;
    if (name == "POST")
        return Method::post;
    return name == "OPTIONS" ? Method::options : Method::other;
}

}  // namespace

HeadScan scan_head(std::string_view bytes, std::size_t scanned) {
    // What was scanned may end within the mark of the end.
    const std::size_t from = scanned - std::min<std::size_t>(scanned, 3);
    const std::size_t end = bytes.find("\r\n\r\n", from);
    const std::string_view head = bytes.substr(0, end == std::string_view::npos ? end : end + 4);
    for (std::size_t at = from; at < head.size(); ++at) {
        const bool is_line_end = head[at] == '\r' && (at + 1 == head.size() || head[at + 1] == '\n');
        const bool is_line_feed = head[at] == '\n' && at > 0 && head[at - 1] == '\r';
        if (is_control(head[at]) && head[at] != '\t' && !is_line_end && !is_line_feed)
            return {HeadState::refused, 0};
    }
    if (end == std::string_view::npos)
        return {HeadState::incomplete, 0};
    return {HeadState::complete, head.size()};
}

std::variant<RequestHead, Refusal> read_head(std::string_view head) {
    return Reader().read(head);
}

Request to_request(RequestHead head) {
    const std::string_view target = head.target;
    const std::size_t mark = std::min(target.find('?'), target.size());
    return {.method = method_of(head.method),
            .path = percent_decoded(target.substr(0, mark)),
            .parameters = parse_form(target.substr(std::min(mark + 1, target.size()))),
            .headers = std::move(head.headers)};
}

}  // namespace depeche::http
