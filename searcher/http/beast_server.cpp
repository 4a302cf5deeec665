#include <fmt/format.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "depeche/error.hpp"
#include "searcher/http/connections.hpp"
#include "searcher/http/conversation.hpp"
#include "searcher/http/delivery.hpp"
#include "searcher/http/metrics.hpp"
#include "searcher/http/server.hpp"

namespace depeche::http {

namespace {

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

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

}  // namespace

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
