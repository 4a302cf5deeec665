#include "searcher/http/server.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "depeche/error.hpp"
#include "searcher/http/metrics.hpp"
#include "tests/http/client.hpp"

namespace depeche::http {

namespace {

using namespace std::chrono_literals;
using tests::Answer;
using tests::Client;
using tests::get_request;

/// Holds requests back until it is opened.
class Gate {
public:
    void pass() {
        std::unique_lock lock(mutex_);
        ++arrived_;
        changed_.notify_all();
        changed_.wait(lock, [&] { return is_open_; });
    }
    void wait_for(int arrived) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return arrived_ >= arrived; });
    }
    void open() {
        const std::scoped_lock lock(mutex_);
        is_open_ = true;
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int arrived_ = 0;
    bool is_open_ = false;
};

/// A server that says what it was asked: method, path, parameters and body.
class EchoServer {
public:
    explicit EchoServer(Limits limits = {}, std::vector<std::string> proxies = {})
        : server_({.port = 0,
                   .workers = 2,
                   .limits = limits,
                   .trusted_proxies = std::move(proxies),
                   .access_log = &log_,
                   .metrics = &metrics},
                  [this] { return [this](const Request& request) { return echo(request); }; }),
          thread_([this] { server_.run(); }) {}
    ~EchoServer() {
        gate.open();
        stop();
    }
    EchoServer(const EchoServer&) = delete;
    EchoServer& operator=(const EchoServer&) = delete;

    std::uint16_t port() const { return server_.port(); }
    void ask_to_stop() { server_.stop(); }
    /// Returns when it has stopped.
    void stop() {
        server_.stop();
        if (thread_.joinable())
            thread_.join();
    }
    /// Once it has stopped.
    std::string log() const { return log_.str(); }

    Metrics metrics;
    Gate gate;

private:
    Response echo(const Request& request) {
        if (request.path == "/wait")
            gate.pass();
        if (request.path == "/fail")
            throw std::runtime_error("/srv/secret/file is gone");
        if (request.path == "/large")
            return {.content_type = "application/octet-stream", .body = std::string(64 << 20, 'x')};
        std::string text = request.path + '|' + to_form(request.parameters) + '|' + request.body + '|' +
                           request.client + '|' + request.origin;
        return {.content_type = "text/plain", .body = std::move(text), .route = "/{echo}"};
    }

    std::ostringstream log_;
    Server server_;
    std::thread thread_;
};

std::string post_request(const std::string& fields, const std::string& body) {
    return "POST / HTTP/1.1\r\nHost: exemple.fr\r\n" + fields + "\r\n" + body;
}

TEST(Server, AnswersOneRequestAfterAnother) {
    EchoServer server;
    Client client(server.port());
    for (const std::string path : {"/a", "/b?q=paix+en+Ukraine", "/c"}) {
        const Answer answer = client.get(path);
        EXPECT_EQ(answer.status, 200U);
        EXPECT_TRUE(answer.body.starts_with(path.substr(0, 2))) << answer.body;
    }
    EXPECT_EQ(client.get("/%C3%A9?q=%22").body, "/é|q=%22||127.0.0.1|http://exemple.fr");
}

TEST(Server, AnswersPipelinedRequestsInTheirOrder) {
    EchoServer server;
    Client client(server.port());
    std::string requests;
    for (int at = 0; at < 50; ++at)
        requests += get_request("/" + std::to_string(at));
    ASSERT_TRUE(client.send(requests));
    for (int at = 0; at < 50; ++at)
        EXPECT_TRUE(client.receive().body.starts_with("/" + std::to_string(at) + "|"));
}

TEST(Server, AnswersAClientThatHasFinishedSending) {
    EchoServer server;
    Client client(server.port());
    client.send(get_request("/a") + get_request("/b"));
    client.finish_sending();
    EXPECT_EQ(client.receive().status, 200U);
    EXPECT_EQ(client.receive().status, 200U);
    EXPECT_TRUE(client.is_closed_by_server());
}

TEST(Server, TakesBodiesOfBothKinds) {
    EchoServer server;
    Client client(server.port());
    client.send(post_request("Content-Length: 4\r\n", "paix"));
    EXPECT_TRUE(client.receive().body.starts_with("/||paix|"));
    client.send(
        post_request("Transfer-Encoding: chunked\r\n", "2\r\npa\r\n2\r\nix\r\n0\r\nX-Key: trailer\r\n\r\n"));
    EXPECT_TRUE(client.receive().body.starts_with("/||paix|"));
    client.send(post_request("", ""));
    EXPECT_TRUE(client.receive().body.starts_with("/|||"));
    EXPECT_TRUE(client.get("/again").body.starts_with("/again|"));
}

TEST(Server, TellsAClientThatAsksToGoOn) {
    EchoServer server;
    Client client(server.port());
    client.send(post_request("Expect: 100-continue\r\nContent-Length: 4\r\n", ""));
    EXPECT_EQ(client.receive().status, 100U);
    client.send("paix");
    EXPECT_TRUE(client.receive().body.starts_with("/||paix|"));
}

TEST(Server, GivesToHeadTheFieldsAlone) {
    EchoServer server;
    Client client(server.port());
    const Answer whole = client.get("/a");
    client.send("HEAD /a HTTP/1.1\r\nHost: exemple.fr\r\n\r\n");
    const Answer answer = client.receive(false);
    EXPECT_EQ(answer.status, 200U);
    EXPECT_EQ(answer.header("Content-Length"), whole.header("Content-Length"));
    EXPECT_EQ(answer.header("ETag"), whole.header("ETag"));
    EXPECT_EQ(client.get("/b").status, 200U);
}

TEST(Server, SendsNothingAgainThatTheClientHas) {
    EchoServer server;
    Client client(server.port());
    const std::string tag = client.get("/a").header("ETag");
    const Answer answer = client.get("/a", "If-None-Match: " + tag + "\r\n");
    EXPECT_EQ(answer.status, 304U);
    EXPECT_EQ(answer.body, "");
    EXPECT_EQ(client.get("/b").status, 200U);
}

TEST(Server, SaysNothingOfWhatWentWrongInside) {
    EchoServer server;
    Client client(server.port());
    const Answer answer = client.get("/fail");
    EXPECT_EQ(answer.status, 500U);
    EXPECT_EQ(answer.body.find("secret"), std::string::npos);
    EXPECT_EQ(client.get("/a").status, 200U);
}

TEST(Server, KeepsToTheVersionOfTheClient) {
    EchoServer server;
    Client client(server.port());
    client.send("GET /a HTTP/1.0\r\n\r\n");
    const Answer answer = client.receive();
    EXPECT_TRUE(answer.head.starts_with("HTTP/1.0 200"));
    EXPECT_TRUE(client.is_closed_by_server());
}

TEST(Server, RefusesWhatCouldBeReadInTwoWays) {
    EchoServer server;
    for (const std::string request :
         {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET "
          "/x",
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
          "GET / HTTP/1.1\r\nHost: a\r\nA: b\r\n c\r\n\r\n", "GET / HTTP/1.1\nHost: a\n\n",
          "GET / HTTP/1.1\r\nHost: a\r\nA: b\x01\r\n\r\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;\nx=y\r\na\r\n0\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n"}) {
        Client client(server.port());
        client.send(request);
        EXPECT_EQ(client.receive().status, 400U) << request;
        EXPECT_TRUE(client.is_closed_by_server()) << request;
    }
}

TEST(Server, CutsHeadsAndBodiesThatAreTooLarge) {
    EchoServer server({.header_bytes = 4096, .body_bytes = 4096});
    const auto status_of = [&](const std::string& request) {
        Client client(server.port());
        client.send(request);
        const unsigned status = client.receive().status;
        EXPECT_TRUE(client.is_closed_by_server());
        return status;
    };
    EXPECT_EQ(status_of("GET /" + std::string(5000, 'a')), 414U);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a\r\nA: " + std::string(5000, 'a')), 431U);
    EXPECT_EQ(status_of(post_request("Content-Length: 5000\r\n", "")), 413U);
    EXPECT_EQ(status_of(post_request("Expect: 100-continue\r\nContent-Length: 5000\r\n", "")), 413U);
    EXPECT_EQ(status_of(post_request("Transfer-Encoding: chunked\r\n", "1388\r\n" + std::string(5000, 'a'))),
              413U);
}

TEST(Server, ClosesConnectionsThatAreTooSlow) {
    EchoServer server({.header_time = 50ms, .body_time = 50ms, .idle_time = 50ms, .write_time = 50ms});
    for (const std::string& beginning :
         {std::string(), std::string("GET / HT"), post_request("Content-Length: 10\r\n", "12345"),
          post_request("Transfer-Encoding: chunked\r\n", "5\r\n12"),
          post_request("Transfer-Encoding: chunked\r\n", "1\na\n0\n\n")}) {
        Client client(server.port());
        client.send(beginning);
        EXPECT_TRUE(client.is_closed_by_server()) << beginning;
    }
    Client good(server.port());
    EXPECT_EQ(good.get("/").status, 200U);
}

TEST(Server, ClosesConnectionsThatReadNothing) {
    EchoServer server({.write_time = 50ms});
    Client client(server.port());
    client.send(get_request("/large"));
    while (server.metrics.text().find("reason=\"too-slow\"} 1") == std::string::npos)
        std::this_thread::sleep_for(5ms);
    EXPECT_EQ(client.receive().status, 0U);
}

TEST(Server, KeepsRoomForOtherClients) {
    EchoServer server({.connections = 4, .connections_per_client = 2});
    Client first(server.port());
    Client second(server.port());
    ASSERT_EQ(first.get("/").status, 200U);
    ASSERT_EQ(second.get("/").status, 200U);
    Client third(server.port());
    EXPECT_TRUE(third.is_closed_by_server());
    Client other(server.port(), "127.0.0.2");
    EXPECT_EQ(other.get("/").status, 200U);
    Client another(server.port(), "127.0.0.3");
    EXPECT_EQ(another.get("/").status, 200U);
    // All wait for a next request: the one that waits longest gives way.
    Client last(server.port(), "127.0.0.4");
    EXPECT_EQ(last.get("/").status, 200U);
    EXPECT_TRUE(first.is_closed_by_server());
    EXPECT_EQ(second.get("/").status, 200U);
}

TEST(Server, TurnsAwayWhoeverFindsItFullOfRequests) {
    EchoServer server({.connections = 2});
    std::vector<std::unique_ptr<Client>> busy;
    for (int at = 0; at < 2; ++at) {
        busy.push_back(std::make_unique<Client>(server.port()));
        busy.back()->send(get_request("/wait"));
        server.gate.wait_for(at + 1);
    }
    Client last(server.port());
    EXPECT_TRUE(last.is_closed_by_server());
    server.gate.open();
    for (const auto& client : busy)
        EXPECT_EQ(client->receive().status, 200U);
}

TEST(Server, TurnsAwayWhatItCannotAnswerSoon) {
    EchoServer server({.waiting = 1});
    std::vector<std::unique_ptr<Client>> busy;
    for (int at = 0; at < 2; ++at) {
        busy.push_back(std::make_unique<Client>(server.port()));
        busy.back()->send(get_request("/wait"));
        server.gate.wait_for(at + 1);
    }
    Client queued(server.port());
    queued.send(get_request("/queued"));
    while (server.metrics.waiting < 1)
        std::this_thread::sleep_for(1ms);
    Client client(server.port());
    const Answer answer = client.get("/a");
    EXPECT_EQ(answer.status, 503U);
    EXPECT_EQ(answer.header("Retry-After"), "1");
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
    server.gate.open();
    EXPECT_EQ(queued.receive().status, 200U);
    EXPECT_EQ(client.get("/a").status, 200U);
}

TEST(Server, WaitsForNoAnswerForEver) {
    EchoServer server({.answer_time = 100ms});
    Client slow(server.port());
    slow.send(get_request("/wait"));
    server.gate.wait_for(1);
    const Answer answer = slow.receive();
    EXPECT_EQ(answer.status, 503U);
    EXPECT_NE(answer.header("Retry-After"), "");
    // What comes of it late is for nobody.
    server.gate.open();
    EXPECT_EQ(slow.get("/a").status, 200U);
    EXPECT_EQ(Client(server.port()).get("/a").status, 200U);
}

TEST(Server, AnswersWhatCameInBeforeItStops) {
    EchoServer server;
    Client idle(server.port());
    ASSERT_EQ(idle.get("/").status, 200U);
    std::vector<std::unique_ptr<Client>> clients;
    for (int at = 0; at < 6; ++at) {
        clients.push_back(std::make_unique<Client>(server.port()));
        clients.back()->send(get_request("/wait"));
    }
    server.gate.wait_for(2);
    while (server.metrics.waiting < 4)
        std::this_thread::sleep_for(1ms);
    server.ask_to_stop();
    EXPECT_TRUE(idle.is_closed_by_server());
    EXPECT_THROW(Client(server.port()), std::runtime_error);
    server.gate.open();
    for (const auto& client : clients) {
        const Answer answer = client->receive();
        EXPECT_EQ(answer.status, 200U);
        EXPECT_EQ(answer.header("Connection"), "close");
    }
    server.stop();
}

TEST(Server, StopsThoughClientsDoNot) {
    EchoServer server({.stop_time = 50ms});
    Client dripping(server.port());
    dripping.send("GET / HT");
    while (server.metrics.connections == 0)
        std::this_thread::sleep_for(1ms);
    server.stop();
    EXPECT_TRUE(dripping.is_closed_by_server());
}

TEST(Server, WritesALineForEachRequestWithoutSecrets) {
    EchoServer server;
    {
        Client client(server.port());
        client.get("/a%0A?q=paix&X-Api-Key=hush1&token=hush2&q2=%FF",
                   "Authorization: Bearer hush3\r\nCookie: hush4\r\nX-Request-Id: from-proxy.7\r\n");
        client.send("BAD\r\n\r\n");
        client.receive();
    }
    server.stop();
    EXPECT_EQ(server.log().find("hush"), std::string::npos) << server.log();
    std::istringstream lines(server.log());
    std::string line;
    ASSERT_TRUE(std::getline(lines, line));
    const auto entry = nlohmann::json::parse(line);
    EXPECT_EQ(entry.at("target"), "/a%0A?q=paix&X-Api-Key=***&token=***&q2=%FF");
    EXPECT_EQ(entry.at("id"), "from-proxy.7");
    EXPECT_EQ(entry.at("client"), "127.0.0.1");
    EXPECT_EQ(entry.at("method"), "GET");
    EXPECT_EQ(entry.at("route"), "/{echo}");
    EXPECT_EQ(entry.at("status"), 200);
    ASSERT_TRUE(std::getline(lines, line));
    EXPECT_EQ(nlohmann::json::parse(line).at("rejected"), "bad-head");
}

TEST(Server, NamesEveryRequestByAnIdThatCannotHurt) {
    EchoServer server;
    Client client(server.port());
    EXPECT_EQ(client.get("/", "X-Request-Id: a-1\r\n").header("X-Request-Id"), "a-1");
    const std::string own = client.get("/", "X-Request-Id: <b>\r\n").header("X-Request-Id");
    EXPECT_NE(own, "<b>");
    EXPECT_NE(own, "");
    EXPECT_NE(client.get("/").header("X-Request-Id"), own);
}

TEST(Server, BelievesTheProxiesThatItTrusts) {
    const std::string fields = "X-Forwarded-For: 203.0.113.5\r\nX-Forwarded-Proto: https\r\n";
    EchoServer trusting({}, {"127.0.0.0/8"});
    EXPECT_EQ(Client(trusting.port()).get("/", fields).body, "/|||203.0.113.5|https://exemple.fr");
    EchoServer other;
    EXPECT_EQ(Client(other.port()).get("/", fields).body, "/|||127.0.0.1|http://exemple.fr");
}

TEST(Server, SaysWhyItCannotListen) {
    EchoServer server;
    const auto make = [](const std::string& address, std::uint16_t port) {
        const Server other({.address = address, .port = port}, [] { return Handler(); });
    };
    EXPECT_THROW(make("127.0.0.1", server.port()), InputError);
    EXPECT_THROW(make("nowhere", 0), InputError);
    EXPECT_THROW(make("203.0.113.5", 0), InputError);
}

}  // namespace

}  // namespace depeche::http
