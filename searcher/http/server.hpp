#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "searcher/http/message.hpp"

namespace depeche::http {

class Metrics;

/// Answers one request. Each worker thread makes one and calls no other.
using Handler = std::function<Response(const Request& request)>;

/// Bounds that keep a server answering good clients whatever bad ones do. Times are of whole messages.
struct Limits {
    std::chrono::milliseconds header_time{5000};
    std::chrono::milliseconds body_time{10000};
    std::chrono::milliseconds idle_time{15000};
    std::chrono::milliseconds write_time{10000};
    std::size_t header_bytes = std::size_t{16} * 1024;
    std::size_t body_bytes = std::size_t{256} * 1024;
    /// Where so many are open, a new one takes the place of the one that waits longest for a next request.
    std::size_t connections = 4096;
    std::size_t connections_per_client = 256;
    /// From when a request is whole to its answer: what takes longer is answered 503, and its worker is free
    /// again when it is done with it.
    std::chrono::milliseconds answer_time{20000};
    /// Requests that wait for a worker; more are answered 503 with Retry-After.
    std::size_t waiting = 256;
    /// How long a stopping server goes on with what came in.
    std::chrono::milliseconds stop_time{10000};
};

struct ServerSettings {
    std::string address = "127.0.0.1";
    /// 0 for a free one.
    std::uint16_t port = 7700;
    std::size_t workers = 2;
    Limits limits = {};
    /// Addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.
    std::vector<std::string> trusted_proxies = {};
    /// One JSON object a request; null for none.
    std::ostream* access_log = nullptr;
    /// What is counted; null for nothing.
    Metrics* metrics = nullptr;
    /// Answers what does not wait for a worker, such as `/metrics`; nothing for all else. Called on the
    /// thread of the sockets, so it must not block.
    std::function<std::optional<Response>(const Request& request)> at_once = {};
};

/// An HTTP/1.1 server: sockets on the thread that runs it, requests answered on worker threads. Every answer
/// gets its ETag, compression and security headers here; those of a handler win.
class Server {
public:
    /// Binds the address. Throws `InputError` when that is not possible.
    Server(ServerSettings settings, std::function<Handler()> make_handler);
    ~Server();

    /// The port that is listened on.
    std::uint16_t port() const;

    /// Serves until `stop`, then answers what came in and returns. Once.
    void run();

    /// From any thread, or a signal handler; before `run` too.
    void stop();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace depeche::http
