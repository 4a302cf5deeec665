#pragma once

// For the sources of the server alone: Boost takes half a minute to compile.
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <cstddef>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "searcher/http/request_head.hpp"
#include "searcher/http/server.hpp"

namespace depeche::http {

struct Connections;

/// One connection: requests come in and are answered in their order. Known to the server as long as it lives.
class Conversation {
public:
    Conversation(Connections& server, boost::asio::ip::tcp::socket socket, std::string peer);
    ~Conversation();
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

    /// Ends when the client or the server wants no more.
    boost::asio::awaitable<void> run();
    /// Nothing has come in of a next request.
    bool is_idle() const;
    void close() { stream_.close(); }
    /// Ends when nothing has come in of a next request; one that just has is answered.
    void give_way() {
        set_idle(false);
        stream_.cancel();
    }

private:
    std::string_view received() const {
        return {static_cast<const char*>(buffer_.data().data()), buffer_.size()};
    }

    void set_idle(bool idle);
    boost::asio::awaitable<bool> exchange();
    boost::asio::awaitable<std::variant<RequestHead, Refusal>> receive_head();
    boost::asio::awaitable<std::optional<Refusal>> receive_body(const RequestHead& head, std::string& body);
    boost::asio::awaitable<void> tell_to_continue();
    boost::asio::awaitable<bool> refuse(Refusal refusal);
    boost::asio::awaitable<void> send(const Response& response, bool is_head, bool is_http_1_0,
                                      bool keeps_alive);
    boost::asio::awaitable<void> part();

    Connections& server_;
    const Limits& limits_;
    /// Closes its socket when a deadline passes, and the operation throws.
    boost::beast::tcp_stream stream_;
    const std::string peer_;
    const std::map<std::string, std::size_t>::iterator count_of_client_;
    boost::beast::flat_buffer buffer_;
    std::size_t head_size_ = 0;
    /// Where it stands among the idle ones; absent while it is none.
    std::optional<std::list<Conversation*>::iterator> idle_;
};

}  // namespace depeche::http
