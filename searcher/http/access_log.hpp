#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/http/message.hpp"

namespace depeche::http {

/// One line of the access log.
struct AccessEntry {
    std::chrono::system_clock::time_point time;
    std::string client;
    /// Empty for what was no request.
    std::string id;
    std::string method;
    /// The path and the parameters, secrets blotted out.
    std::string target;
    std::string_view route;
    unsigned status = 0;
    /// Of the body, as sent.
    std::uint64_t bytes = 0;
    std::chrono::duration<double> taken{};
    /// Why it was not taken; empty for what was.
    std::string_view rejected;
};

/// The path and query of a request as it may be written down: values of parameters whose names speak of keys,
/// tokens or passwords are `***`.
std::string loggable_target(const Request& request);

/// A JSON object in one line, with its end:
///
///     {"time":"2026-11-26T12:40:05.123Z","client":"127.0.0.1","id":"…","method":"GET","target":"/search?q=paix",
///      "route":"/search","status":200,"bytes":4711,"seconds":0.0123}
std::string to_json_line(const AccessEntry& entry);

}  // namespace depeche::http
