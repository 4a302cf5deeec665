#pragma once

// For the sources of the server alone: Boost takes half a minute to compile.
#include <boost/asio.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "searcher/http/access_log.hpp"
#include "searcher/http/message.hpp"
#include "searcher/http/server.hpp"
#include "searcher/http/trusted_proxies.hpp"
#include "searcher/http/worker_pool.hpp"

namespace depeche::http {

class Conversation;

/// All sockets of a server, on one thread, and the workers behind them.
struct Connections {
    /// Throws as `Server` does.
    Connections(ServerSettings chosen, std::function<Handler()> make_handler);

    /// Returns when it was stopped and all was answered.
    void run();

    boost::asio::awaitable<void> accept();
    boost::asio::awaitable<void> converse(boost::asio::ip::tcp::socket socket, std::string peer);
    boost::asio::awaitable<void> watch_for_stop();
    /// Lets a worker answer, and waits for that without holding the thread.
    boost::asio::awaitable<Response> answer(Request request);

    /// Makes room where there is none, by closing what waits longest for a next request.
    bool has_room_for(const std::string& peer);
    void begin_stop();
    /// The next one, and who asks, as far as it is known.
    std::string request_id(const Request& request);
    /// Counts what was turned away.
    void reject(std::string_view reason) const;
    void log(const AccessEntry& entry) const;

    const ServerSettings settings;
    const TrustedProxies proxies;
    boost::asio::io_context context{1};
    boost::asio::ip::tcp::acceptor acceptor;
    const boost::asio::ip::tcp::endpoint endpoint;
    /// Written to by whoever wants the server to stop: that alone may be done in a signal handler.
    boost::asio::posix::stream_descriptor stop_event;
    const int stop_descriptor;
    bool stopping = false;
    boost::asio::steady_timer grace{context};
    std::set<Conversation*> conversations;
    /// Those that wait for a next request, the longest waiting first.
    std::list<Conversation*> idle;
    /// How many each client has.
    std::map<std::string, std::size_t> connections_of;
    const std::int64_t started = std::chrono::system_clock::now().time_since_epoch().count();
    std::uint64_t last_id = 0;
    /// Delivers into `context`, and so goes first.
    WorkerPool pool;
};

}  // namespace depeche::http
