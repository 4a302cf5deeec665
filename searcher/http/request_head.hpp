#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/http/message.hpp"

namespace depeche::http {

/// Why a message cannot be taken.
struct Refusal {
    unsigned status = 400;
    /// Stable English word, for metrics and the log: `bad-head`, `head-too-large`…
    std::string_view reason;
    /// What is wrong, for whoever writes a client.
    std::string_view detail;
};

/// The request line and the header fields of a request, strictly as RFC 9112 has them. What another server on
/// the way could read otherwise is refused: two lengths, a length and an encoding, folded lines, bare LF,
/// blanks before a colon, control characters.
struct RequestHead {
    /// As it came in: methods tell upper from lower case.
    std::string method;
    /// `/path?query`: of an address with a host, what follows that.
    std::string target;
    std::vector<Field> headers;
    bool is_http_1_0 = false;
    bool keeps_alive = true;
    /// A body follows, and the client waits to be told that it is wanted.
    bool expects_continue = false;
};

enum class HeadState { incomplete, complete, refused };

/// Where the head of a request ends in what has come in so far.
struct HeadScan {
    HeadState state = HeadState::incomplete;
    /// Of a complete one, with the empty line behind it.
    std::size_t size = 0;
};

/// `bytes` begins with the head; the first `scanned` of them were looked at before. Refused as soon as
/// something comes in that no head has, so that nobody waits for an end that will not come.
HeadScan scan_head(std::string_view bytes, std::size_t scanned);

/// Takes a complete head apart.
std::variant<RequestHead, Refusal> read_head(std::string_view head);

/// The request of a head, without its body; client, origin and id are for the server to say.
Request to_request(RequestHead head);

}  // namespace depeche::http
