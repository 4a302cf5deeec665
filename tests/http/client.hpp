#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace depeche::tests {

/// What came back for one request.
struct Answer {
    /// 0 when the connection ended before a whole one.
    unsigned status = 0;
    /// The status line and the header fields.
    std::string head;
    std::string body;

    /// Of the field of that name, in any case; empty for none.
    std::string header(std::string_view name) const;
};

/// A connection that sends whatever it is told to, as bad clients do.
class Client {
public:
    /// From any address of this machine: 127.0.0.2 is another client.
    explicit Client(std::uint16_t port, const std::string& from = "127.0.0.1");
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// Returns whether all could be sent.
    bool send(std::string_view bytes);
    /// Says that nothing more will come, and goes on reading.
    void finish_sending();
    /// The next answer; `has_body` is false for one to HEAD.
    Answer receive(bool has_body = true);
    /// Sends `GET path` and waits for the answer.
    Answer get(const std::string& path, const std::string& fields = {});
    /// Whether the server closes the connection, sending nothing more.
    bool is_closed_by_server();

private:
    bool read_more();

    int socket_;
    std::string received_;
};

/// `GET path HTTP/1.1` with these more fields, each with its line end.
std::string get_request(const std::string& path, const std::string& fields = {});

}  // namespace depeche::tests
