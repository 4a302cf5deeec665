// The only file with Boost in it: it takes half a minute to compile.
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdint>
#include <exception>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "depeche/error.hpp"
#include "searcher/http/access_log.hpp"
#include "searcher/http/delivery.hpp"
#include "searcher/http/metrics.hpp"
#include "searcher/http/request_head.hpp"
#include "searcher/http/server.hpp"
#include "searcher/http/trusted_proxies.hpp"
#include "searcher/http/worker_pool.hpp"

namespace depeche::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

/// Beast closes a socket whose deadline passes, and the operation throws.
using Stream = beast::tcp_stream;

class Conversation;

asio::ip::address parse_address(const std::string& text) {
    error_code error;
    auto address = asio::ip::make_address(text == "localhost" ? "127.0.0.1" : text, error);
    if (error)
        throw InputError(
            {fmt::format("«\u00A0{}\u00A0» n’est pas une adresse où écouter\u00A0: donner 127.0.0.1, ::1, "
                         "0.0.0.0 ou l’adresse IP d’une interface de cette machine",
                         text),
             fmt::format("'{}' is no address to listen on: give 127.0.0.1, ::1, 0.0.0.0 or the IP address "
                         "of an interface of this machine",
                         text)});
    return address;
}

tcp::acceptor listening(asio::io_context& context, const ServerSettings& settings) {
    const tcp::endpoint endpoint(parse_address(settings.address), settings.port);
    try {
        return {context, endpoint};
    } catch (const boost::system::system_error& error) {
        const std::string reason = error.code().message();
        throw InputError(
            {fmt::format("impossible d’écouter à l’adresse {}, port {} ({})\u00A0: choisir un autre --port, "
                         "ou 0 pour un port libre",
                         settings.address, settings.port, reason),
             fmt::format(
                 "cannot listen on address {}, port {} ({}): choose another --port, or 0 for a free one",
                 settings.address, settings.port, reason)});
    }
}

/// IPv4 as such, even where it reaches an IPv6 socket.
std::string peer_of(const tcp::socket& socket) {
    error_code error;
    const tcp::endpoint endpoint = socket.remote_endpoint(error);
    if (error)
        return {};
    const asio::ip::address address = endpoint.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

/// `host:port`, as an address has it.
std::string authority_of(const tcp::endpoint& endpoint) {
    const std::string host = endpoint.address().to_string();
    return fmt::format(fmt::runtime(endpoint.address().is_v6() ? "[{}]:{}" : "{}:{}"), host, endpoint.port());
}

bool is_request_id(std::string_view text) {
    constexpr std::size_t longest = 64;
    return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == '.';
    });
}

Response took_too_long() {
    return problem(503, "Took too long",
                   "The search takes longer than this server waits: ask for less, or try again later.")
        .with("Retry-After", "10");
}

/// All sockets of a server, on one thread, and the workers behind them.
struct Connections {
    Connections(ServerSettings chosen, std::function<Handler()> make_handler);

    void run();

    awaitable<void> accept();
    awaitable<void> converse(tcp::socket socket, std::string peer);
    awaitable<void> watch_for_stop();
    awaitable<Response> answer(Request request);

    bool has_room_for(const std::string& peer);
    void begin_stop();
    /// The next one, and who asks, as far as it is known.
    std::string request_id(const Request& request);
    void reject(std::string_view reason) const;
    void log(const AccessEntry& entry) const;

    const ServerSettings settings;
    const TrustedProxies proxies;
    asio::io_context context{1};
    tcp::acceptor acceptor;
    const tcp::endpoint endpoint;
    /// Written to by whoever wants the server to stop: that alone may be done in a signal handler.
    asio::posix::stream_descriptor stop_event;
    const int stop_descriptor;
    bool stopping = false;
    asio::steady_timer grace{context};
    std::set<Conversation*> conversations;
    /// Those that wait for a next request, the longest waiting first.
    std::list<Conversation*> idle;
    std::map<std::string, std::size_t> connections_of;
    const std::int64_t started = std::chrono::system_clock::now().time_since_epoch().count();
    std::uint64_t last_id = 0;
    /// Delivers into `context`, and so goes first.
    WorkerPool pool;
};

/// One connection: requests come in and are answered in their order.
class Conversation {
public:
    Conversation(Connections& server, tcp::socket socket, std::string peer);
    ~Conversation();
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

    awaitable<void> run();
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
    awaitable<bool> exchange();
    awaitable<std::variant<RequestHead, Refusal>> receive_head();
    awaitable<std::optional<Refusal>> receive_body(const RequestHead& head, std::string& body);
    awaitable<void> tell_to_continue();
    awaitable<bool> refuse(Refusal refusal);
    awaitable<void> send(const Response& response, bool is_head, bool is_http_1_0, bool keeps_alive);
    awaitable<void> part();

    Connections& server_;
    const Limits& limits_;
    Stream stream_;
    const std::string peer_;
    const std::map<std::string, std::size_t>::iterator count_of_client_;
    beast::flat_buffer buffer_;
    std::size_t head_size_ = 0;
    /// Where it stands among the idle ones; absent while it is none.
    std::optional<std::list<Conversation*>::iterator> idle_;
};

/// Beast reads bodies in pieces of at most this size.
constexpr std::size_t body_piece = 65536;

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

Connections::Connections(ServerSettings chosen, std::function<Handler()> make_handler)
    : settings(std::move(chosen)),
      proxies(settings.trusted_proxies),
      acceptor(listening(context, settings)),
      endpoint(acceptor.local_endpoint()),
      stop_event(context, eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      stop_descriptor(stop_event.native_handle()),
      pool(settings.workers, settings.limits.waiting, std::move(make_handler), settings.metrics) {}

void Connections::run() {
    asio::co_spawn(context, watch_for_stop(), asio::detached);
    asio::co_spawn(context, accept(), asio::detached);
    context.run();
}

awaitable<void> Connections::accept() {
    constexpr std::chrono::milliseconds pause(50);
    while (!stopping) {
        error_code error;
        tcp::socket socket = co_await acceptor.async_accept(asio::redirect_error(use_awaitable, error));
        if (error) {
            // None is free, mostly: some will be. A closed acceptor ends the loop by `stopping`, whatever its
            // error is called.
            asio::steady_timer timer(context, pause);
            co_await timer.async_wait(use_awaitable);
            continue;
        }
        std::string peer = peer_of(socket);
        if (!has_room_for(peer)) {
            reject("connections");
            continue;
        }
        asio::co_spawn(context, converse(std::move(socket), std::move(peer)), asio::detached);
    }
}

/// Makes room where there is none, by closing what waits longest for a next request.
bool Connections::has_room_for(const std::string& peer) {
    const auto found = connections_of.find(peer);
    if (found != connections_of.end() && found->second >= settings.limits.connections_per_client &&
        !proxies.trusts(peer))
        return false;
    if (conversations.size() < settings.limits.connections)
        return true;
    const auto longest = std::ranges::find_if(idle, &Conversation::is_idle);
    if (longest == idle.end())
        return false;
    (*longest)->give_way();
    return true;
}

awaitable<void> Connections::converse(tcp::socket socket, std::string peer) {
    {
        Conversation conversation(*this, std::move(socket), std::move(peer));
        co_await conversation.run();
    }
    if (stopping && conversations.empty())
        grace.cancel();
}

awaitable<void> Connections::watch_for_stop() {
    std::uint64_t count = 0;
    co_await asio::async_read(stop_event, asio::buffer(&count, sizeof count), use_awaitable);
    begin_stop();
    if (conversations.empty())
        co_return;
    error_code cancelled;
    grace.expires_after(settings.limits.stop_time);
    co_await grace.async_wait(asio::redirect_error(use_awaitable, cancelled));
    if (cancelled)
        co_return;
    pool.turn_away();
    for (Conversation* conversation : conversations)
        conversation->close();
}

void Connections::begin_stop() {
    stopping = true;
    error_code ignored;
    acceptor.close(ignored);
    for (Conversation* conversation : conversations)
        if (conversation->is_idle())
            conversation->close();
}

/// Lets a worker answer, and waits for that without holding the thread.
awaitable<Response> Connections::answer(Request request) {
    if (settings.at_once)
        if (std::optional<Response> response = settings.at_once(request))
            co_return delivered(std::move(*response), request);
    struct Pending {
        Pending(asio::io_context& context, Clock::duration longest) : done(context, longest) {}
        asio::steady_timer done;
        std::optional<Response> response;
    };
    const auto pending = std::make_shared<Pending>(context, settings.limits.answer_time);
    const bool taken = pool.submit(request, [this, pending](Response response) {
        asio::post(context, [pending, answer = std::move(response)]() mutable {
            pending->response = std::move(answer);
            pending->done.cancel();
        });
    });
    if (!taken) {
        reject("overloaded");
        co_return delivered(overloaded(), request);
    }
    error_code cancelled;
    co_await pending->done.async_wait(asio::redirect_error(use_awaitable, cancelled));
    if (!pending->response) {
        reject("too-long");
        co_return delivered(took_too_long(), request);
    }
    co_return *std::move(pending->response);
}

std::string Connections::request_id(const Request& request) {
    const std::string_view given = request.header("x-request-id");
    ++last_id;
    return is_request_id(given) ? std::string(given) : fmt::format("{:x}-{:x}", started, last_id);
}

void Connections::reject(std::string_view reason) const {
    if (settings.metrics)
        settings.metrics->add_rejected(reason);
}

void Connections::log(const AccessEntry& entry) const {
    if (!settings.access_log)
        return;
    *settings.access_log << to_json_line(entry) << std::flush;
    if (!*settings.access_log) {
        // A full disk must not keep anybody from searching.
        settings.access_log->clear();
        reject("log-line");
    }
}

}  // namespace

struct Server::Impl : Connections {
    using Connections::Connections;
};

Server::Server(ServerSettings settings, std::function<Handler()> make_handler)
    : impl_(std::make_unique<Impl>(std::move(settings), std::move(make_handler))) {}

Server::~Server() = default;

std::uint16_t Server::port() const {
    return impl_->endpoint.port();
}

void Server::run() {
    impl_->run();
}

void Server::stop() {
    const std::uint64_t once = 1;
    // It can fail only when it was asked to stop many times already.
    [[maybe_unused]] const ssize_t written = ::write(impl_->stop_descriptor, &once, sizeof once);
}

}  // namespace depeche::http
