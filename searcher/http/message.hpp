#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace depeche::http {

enum class Method { get, head, post, options, other };

/// A name and its value: a header field, or a parameter of a query string.
struct Field {
    std::string name;
    std::string value;

    bool operator==(const Field&) const = default;
};

/// One request as it came in, taken apart. Nothing here is trusted: any bytes may stand in any of it.
struct Request {
    Method method = Method::get;
    /// Percent-decoded, begins with `/`; what follows `?` is in `parameters`.
    std::string path = "/";
    /// Of the query string, in order, decoded as forms are (`+` is a blank).
    std::vector<Field> parameters = {};
    /// Names in lower case, in order.
    std::vector<Field> headers = {};
    std::string body = {};
    /// Address of the client; behind a trusted proxy, of the one that it names.
    std::string client = {};
    /// `https://archive.example`: how the client reached us, for absolute links. No slash at the end.
    std::string origin = {};
    /// Names the request in the log and in the answer.
    std::string id = {};

    /// The first header of that name, given in lower case; empty for none.
    std::string_view header(std::string_view name) const;
    /// The first parameter of that name; empty for none.
    std::string_view parameter(std::string_view name) const;
};

struct Response {
    unsigned status = 200;
    /// With its charset: `text/html; charset=utf-8`.
    std::string content_type = {};
    std::vector<Field> headers = {};
    std::string body = {};
    /// How long it may be kept by caches, in seconds; 0 to ask each time, which an ETag makes cheap.
    unsigned max_age = 0;
    /// The pattern of the route that answered, for metrics and the log; empty for none. Lives for ever.
    std::string_view route = {};

    Response& with(std::string name, std::string value);
};

/// A value of a header field without the blanks around it.
std::string_view trimmed(std::string_view value);

/// Small letters for capitals of ASCII; names of header fields have no others.
char lower(char c);

/// Takes the parts of `a=1&b=2` apart. Ill-formed escapes stay as they are.
std::vector<Field> parse_form(std::string_view text);

/// `a=1&b=2`, each name and value percent-encoded.
std::string to_form(const std::vector<Field>& fields);

/// Percent-decoded; ill-formed escapes stay as they are.
std::string percent_decoded(std::string_view text);

/// All but letters, digits and `-._~` percent-encoded.
std::string percent_encoded(std::string_view text);

/// An error as RFC 9457 has it, `application/problem+json`. `title` names the kind of problem, `detail` says
/// what is wrong here and what to do; both in the language of the client.
Response problem(unsigned status, std::string_view title, std::string_view detail);

}  // namespace depeche::http
