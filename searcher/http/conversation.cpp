#include "searcher/http/conversation.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <exception>
#include <utility>

#include "searcher/http/access_log.hpp"
#include "searcher/http/connections.hpp"
#include "searcher/http/delivery.hpp"
#include "searcher/http/metrics.hpp"

namespace depeche::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

/// `host:port`, as an address has it.
std::string authority_of(const tcp::endpoint& endpoint) {
    const std::string host = endpoint.address().to_string();
    return fmt::format(fmt::runtime(endpoint.address().is_v6() ? "[{}]:{}" : "{}:{}"), host, endpoint.port());
}

/// Beast reads bodies in pieces of at most this size.
constexpr std::size_t body_piece = 65536;

}  // namespace

Conversation::Conversation(Connections& server, tcp::socket socket, std::string peer)
    : server_(server),
      limits_(server.settings.limits),
      stream_(std::move(socket)),
      peer_(std::move(peer)),
      count_of_client_(server.connections_of.try_emplace(peer_, 0).first),
      buffer_(limits_.header_bytes + body_piece) {
    server_.conversations.insert(this);
    ++count_of_client_->second;
    if (server_.settings.metrics)
        ++server_.settings.metrics->connections;
    error_code ignored;
    stream_.socket().set_option(tcp::no_delay(true), ignored);
}

Conversation::~Conversation() {
    set_idle(false);
    server_.conversations.erase(this);
    if (--count_of_client_->second == 0)
        server_.connections_of.erase(count_of_client_);
    if (server_.settings.metrics)
        --server_.settings.metrics->connections;
}

void Conversation::set_idle(bool idle) {
    if (idle == idle_.has_value())
        return;
    if (idle)
        idle_ = server_.idle.insert(server_.idle.end(), this);
    else
        server_.idle.erase(*std::exchange(idle_, std::nullopt));
}

bool Conversation::is_idle() const {
    error_code error;
    return idle_ && stream_.socket().available(error) == 0;
}

awaitable<void> Conversation::run() try {
    while (co_await exchange()) {
    }
    co_await part();
} catch (const boost::system::system_error& error) {
    // Nobody is left to be told.
    if (error.code() == beast::error::timeout && !idle_)
        server_.reject("too-slow");
} catch (const std::exception&) {
    server_.reject("failed");
}

/// One request and its answer. Returns whether another may follow.
awaitable<bool> Conversation::exchange() {
    auto received_head = co_await receive_head();
    if (const auto* refusal = std::get_if<Refusal>(&received_head))
        co_return co_await refuse(*refusal);
    auto& head = std::get<RequestHead>(received_head);
    const Clock::time_point begin = Clock::now();
    std::string body;
    if (const auto refusal = co_await receive_body(head, body))
        co_return co_await refuse(*refusal);

    const bool is_http_1_0 = head.is_http_1_0;
    bool keeps_alive = head.keeps_alive;
    AccessEntry entry{.time = std::chrono::system_clock::now(), .method = head.method};
    Request request = to_request(std::move(head));
    request.body = std::move(body);
    server_.proxies.attribute(request, peer_, authority_of(server_.endpoint));
    request.id = server_.request_id(request);
    const bool is_head = request.method == Method::head;
    entry.client = request.client;
    entry.id = request.id;
    entry.target = loggable_target(request);

    const Response response = co_await server_.answer(std::move(request));
    keeps_alive = keeps_alive && !server_.stopping;
    co_await send(response, is_head, is_http_1_0, keeps_alive);
    entry.route = response.route;
    entry.status = response.status;
    entry.bytes = is_head ? 0 : response.body.size();
    entry.taken = Clock::now() - begin;
    server_.log(entry);
    if (server_.settings.metrics)
        server_.settings.metrics->add_request(response.route, response.status, entry.taken);
    co_return keeps_alive;
}

/// Waits for a request, and for the whole of its head, which then is at the front of the buffer.
awaitable<std::variant<RequestHead, Refusal>> Conversation::receive_head() {
    constexpr std::size_t piece = 4096;
    set_idle(buffer_.size() == 0);
    if (idle_ && server_.stopping)
        throw boost::system::system_error(asio::error::operation_aborted);
    stream_.expires_after(idle_ ? limits_.idle_time : limits_.header_time);
    std::size_t scanned = 0;
    for (;;) {
        // Some clients put an empty line behind a body.
        while (received().starts_with("\r\n")) {
            buffer_.consume(2);
            scanned = 0;
        }
        const HeadScan scan = scan_head(received().substr(0, limits_.header_bytes), scanned);
        if (scan.state == HeadState::refused)
            co_return Refusal{400, "bad-head", "The head of the request has a character that none may have."};
        if (scan.state == HeadState::complete) {
            head_size_ = scan.size;
            co_return read_head(received().substr(0, scan.size));
        }
        if (buffer_.size() >= limits_.header_bytes) {
            if (received().find("\r\n") == std::string_view::npos)
                co_return Refusal{414, "head-too-large", "The address is too long."};
            co_return Refusal{431, "head-too-large", "The header fields are too large."};
        }
        scanned = buffer_.size();
        const std::size_t room = limits_.header_bytes - buffer_.size();
        buffer_.commit(
            co_await stream_.async_read_some(buffer_.prepare(std::min(piece, room)), use_awaitable));
        if (idle_) {
            set_idle(false);
            stream_.expires_after(limits_.header_time);
        }
    }
}

/// Takes the head out of the buffer, and reads the body that it announces.
awaitable<std::optional<Refusal>> Conversation::receive_body(const RequestHead& head, std::string& body) {
    constexpr Refusal too_large{413, "body-too-large", "The body is too large."};
    beast::http::request_parser<beast::http::string_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(limits_.header_bytes + 1));
    parser.body_limit(limits_.body_bytes);
    // An extension may hide a line end that another server on the way reads as one.
    auto refuse_extensions = [](std::uint64_t, beast::string_view extensions, error_code& error) {
        if (!extensions.empty())
            error = beast::http::error::bad_chunk_extension;
    };
    parser.on_chunk_header(refuse_extensions);
    error_code error;
    parser.put(asio::buffer(buffer_.data(), head_size_), error);
    buffer_.consume(head_size_);
    if (!error && !parser.is_done()) {
        stream_.expires_after(limits_.body_time);
        if (head.expects_continue && buffer_.size() == 0)
            co_await tell_to_continue();
        co_await beast::http::async_read(stream_, buffer_, parser,
                                         asio::redirect_error(use_awaitable, error));
    }
    if (error == beast::http::error::body_limit)
        co_return too_large;
    if (error && error.category() == make_error_code(beast::http::error::bad_chunk).category() &&
        error != beast::http::error::end_of_stream && error != beast::http::error::partial_message)
        co_return Refusal{400, "bad-body", "The body is not framed as HTTP/1.1 has it."};
    if (error)
        throw boost::system::system_error(error);
    body = std::move(parser.get().body());
    co_return std::nullopt;
}

awaitable<void> Conversation::tell_to_continue() {
    constexpr std::string_view text = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await asio::async_write(stream_, asio::buffer(text), use_awaitable);
}

/// Says why, and that nothing more is taken: where the next request begins is not sure.
awaitable<bool> Conversation::refuse(Refusal refusal) {
    Request request;
    request.method = Method::other;
    const Response response = delivered(problem(refusal.status, "Request refused", refusal.detail), request);
    server_.reject(refusal.reason);
    server_.log({.time = std::chrono::system_clock::now(),
                 .client = peer_,
                 .status = refusal.status,
                 .bytes = response.body.size(),
                 .rejected = refusal.reason});
    co_await send(response, false, false, false);
    co_return false;
}

awaitable<void> Conversation::send(const Response& response, bool is_head, bool is_http_1_0,
                                   bool keeps_alive) {
    beast::http::response<beast::http::span_body<const char>> message;
    message.result(response.status);
    message.version(is_http_1_0 ? 10 : 11);
    message.set(beast::http::field::date,
                fmt::format("{:%a, %d %b %Y %H:%M:%S GMT}", fmt::gmtime(std::time(nullptr))));
    if (!response.content_type.empty())
        message.set(beast::http::field::content_type, response.content_type);
    for (const Field& field : response.headers)
        message.insert(field.name, field.value);
    constexpr unsigned no_content = 204;
    constexpr unsigned not_modified = 304;
    if (response.status != no_content && response.status != not_modified)
        message.content_length(response.body.size());
    message.keep_alive(keeps_alive);
    if (!is_head)
        message.body() = {response.body.data(), response.body.size()};
    stream_.expires_after(limits_.write_time);
    co_await beast::http::async_write(stream_, message, use_awaitable);
}

/// Closing a socket that has unread bytes would take back what was just sent: some more are read first.
awaitable<void> Conversation::part() {
    constexpr std::chrono::seconds longest(1);
    constexpr std::size_t most = 1048576;
    stream_.socket().shutdown(tcp::socket::shutdown_send);
    // Whether it comes to an end is no matter any more.
    set_idle(true);
    stream_.expires_after(longest);
    buffer_.clear();
    for (std::size_t read = 0; read < most;)
        read += co_await stream_.async_read_some(buffer_.prepare(body_piece), use_awaitable);
}

}  // namespace depeche::http
