#include <fmt/format.h>
#include <gmock/gmock.h>
#include <signal.h>

#include <atomic>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "tests/http/client.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

// The programs as operators run them: a server and an indexer beside it, under good clients and bad ones.

namespace depeche {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using tests::Answer;
using tests::Client;
using tests::get_request;
using tests::Process;

constexpr int dispatches = 200;

/// `depeche-searcher serve` over an index of numbered dispatches, all of one generation.
class Serving : public testing::Test {
protected:
    void SetUp() override {
        index_generation(0);
        server_ = std::make_unique<Process>(
            DEPECHE_SEARCHER,
            std::vector<std::string>{"serve", "--index", index(), "--port", "0", "--lang", "en"}, output());
        wait_for_address();
    }

    std::string index() const { return (folder_.path() / "index").string(); }
    fs::path output() const { return folder_.path() / "server"; }
    std::uint16_t port() const { return port_; }

    /// Makes the index anew from dispatches that name their generation.
    void index_generation(int generation) {
        const fs::path source = folder_.path() / "dispatches.jsonl";
        {
            std::ofstream file(source);
            for (int number = 0; number < dispatches; ++number)
                file << json{{"id", fmt::format("d{}", number)},
                             {"titre", fmt::format("Dépêche {} de la génération {}", number, generation)},
                             {"texte", fmt::format("Une trêve, dite pour la {} fois.", generation)},
                             {"date", "2025-12-03"},
                             {"source", fmt::format("Génération {}", generation)}}
                            .dump()
                     << '\n';
        }
        ASSERT_EQ(
            tests::run_program(DEPECHE_INDEXER, {"rebuild", "--quiet", "--index", index(), source.string()},
                               folder_.path() / "indexer"),
            0)
            << tests::content_of(folder_.path() / "indexer");
    }

    /// Resident memory of the server, in kilobytes.
    long memory() const {
        std::ifstream status(fmt::format("/proc/{}/status", server_->id()));
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("VmRSS:"))
                return std::stol(line.substr(6));
        return 0;
    }

    Process& server() { return *server_; }

private:
    void wait_for_address() {
        using namespace std::chrono_literals;
        constexpr std::string_view before = "http://127.0.0.1:";
        for (int attempt = 0; attempt < 200; ++attempt) {
            const std::string told = tests::content_of(output());
            if (const auto at = told.find(before);
                at != std::string::npos && told.find('\n', at) != std::string::npos) {
                port_ = static_cast<std::uint16_t>(std::stoi(told.substr(at + before.size())));
                return;
            }
            std::this_thread::sleep_for(50ms);
        }
        FAIL() << tests::content_of(output());
    }

    tests::TemporaryFolder folder_;
    std::unique_ptr<Process> server_;
    std::uint16_t port_ = 0;
};

const std::string search = "/api/v1/search?q=tr%C3%AAve&limit=20&snippets=1";

/// The generation that all of an answer is of; -1 when its parts disagree.
int generation_of(const json& answer) {
    std::set<std::string> generations;
    for (const json& hit : answer["hits"]) {
        const std::string title = hit["title"];
        generations.insert(title.substr(title.rfind(' ') + 1));
        for (const json& source : hit["sources"]) {
            const std::string label = source["label"];
            generations.insert(label.substr(label.rfind(' ') + 1));
        }
    }
    for (const json& value : answer["facets"]["source"]["values"]) {
        const std::string label = value["label"];
        generations.insert(label.substr(label.rfind(' ') + 1));
        if (value["count"] != answer["total"])
            return -1;
    }
    return answer["total"] == dispatches && generations.size() == 1 ? std::stoi(*generations.begin()) : -1;
}

/// Asks all the time from a thread of its own, and keeps count of what went wrong.
class GoodClient {
public:
    explicit GoodClient(std::uint16_t port) : thread_([this, port] { ask(port); }) {}
    ~GoodClient() { stop(); }
    GoodClient(const GoodClient&) = delete;
    GoodClient& operator=(const GoodClient&) = delete;

    void stop() {
        is_stopped_ = true;
        if (thread_.joinable())
            thread_.join();
    }

    std::atomic<int> answers = 0;
    std::atomic<int> failures = 0;
    std::atomic<int> mixed = 0;
    std::atomic<int> going_back = 0;

private:
    void ask(std::uint16_t port) {
        Client client(port);
        int newest = 0;
        while (!is_stopped_) {
            const Answer answer = client.get(search);
            ++answers;
            if (answer.status != 200) {
                ++failures;
                return;
            }
            const int generation = generation_of(json::parse(answer.body));
            mixed += generation < 0 ? 1 : 0;
            going_back += generation >= 0 && generation < newest ? 1 : 0;
            newest = std::max(newest, generation);
        }
    }

    std::atomic<bool> is_stopped_ = false;
    std::thread thread_;
};

TEST_F(Serving, FollowsTwentyRebuildsWithoutAFailedOrMixedAnswer) {
    std::vector<std::unique_ptr<GoodClient>> clients;
    for (int count = 0; count < 4; ++count)
        clients.push_back(std::make_unique<GoodClient>(port()));
    for (int generation = 1; generation <= 20; ++generation) {
        index_generation(generation);
        // What is asked after the swap sees what came with it.
        EXPECT_EQ(generation_of(json::parse(Client(port()).get(search).body)), generation);
    }
    for (const auto& client : clients) {
        client->stop();
        EXPECT_GT(client->answers, 20);
        EXPECT_EQ(client->failures, 0);
        EXPECT_EQ(client->mixed, 0);
        EXPECT_EQ(client->going_back, 0);
    }
}

TEST_F(Serving, AnswersAgainFromMemoryUntilTheIndexChanges) {
    using testing::HasSubstr;
    Client client(port());
    const std::string first = client.get(search).body;
    EXPECT_THAT(client.get("/metrics").body, HasSubstr("depeche_answers_total{cached=\"yes\"} 0\n"));
    EXPECT_EQ(client.get(search).body, first);
    EXPECT_THAT(client.get("/metrics").body, HasSubstr("depeche_answers_total{cached=\"yes\"} 1\n"));
    index_generation(1);
    EXPECT_EQ(generation_of(json::parse(client.get(search).body)), 1);
    EXPECT_THAT(client.get("/metrics").body, HasSubstr("depeche_answers_total{cached=\"yes\"} 1\n"));
}

/// A connection that wastes the server's time: `kind` says how.
std::unique_ptr<Client> slow_client(std::uint16_t port, int kind, const std::string& from) {
    auto client = std::make_unique<Client>(port, from);
    if (kind == 1)
        client->send("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    if (kind == 2)
        client->send("POST /multi-search HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{");
    if (kind == 3)
        for (int count = 0; count < 50; ++count)
            client->send(get_request(search));
    return client;
}

TEST_F(Serving, AnswersGoodClientsBesideEightHundredSlowOnes) {
    std::vector<std::unique_ptr<Client>> slow;
    for (int kind = 0; kind < 4; ++kind)
        for (int count = 0; count < 200; ++count)
            slow.push_back(slow_client(port(), kind, fmt::format("127.0.{}.{}", kind + 1, count % 200 + 1)));
    GoodClient client(port());
    for (int round = 0; round < 20; ++round) {
        for (std::size_t at = 0; at < slow.size(); ++at)
            if (const std::size_t kind = at / 200; kind == 1 || kind == 2)
                slow[at]->send("a");
        EXPECT_EQ(Client(port()).get(search).status, 200U);
    }
    client.stop();
    EXPECT_GT(client.answers, 0);
    EXPECT_EQ(client.failures, 0);
}

TEST_F(Serving, CutsFloodsAtItsBoundsAndKeepsItsMemory) {
    ASSERT_EQ(Client(port()).get(search).status, 200U);
    const long before = memory();
    {
        std::vector<std::unique_ptr<Client>> many;
        for (int count = 0; count < 2000; ++count)
            many.push_back(std::make_unique<Client>(port(), "127.0.9.1"));
        EXPECT_EQ(Client(port()).get(search).status, 200U) << "another address has room";
    }
    for (int count = 0; count < 8; ++count) {
        Client large(port());
        large.send("POST /multi-search HTTP/1.1\r\nHost: x\r\nContent-Length: 67108864\r\n\r\n");
        EXPECT_EQ(large.receive().status, 413U);
        Client endless(port());
        endless.send("GET / HTTP/1.1\r\nHost: x\r\n");
        const std::string field = "X-More: " + std::string(1000, 'x') + "\r\n";
        for (int line = 0; line < 1000 && endless.send(field); ++line)
            continue;
    }
    EXPECT_EQ(Client(port()).get(search).status, 200U);
    constexpr long most_more = 64L * 1024;
    EXPECT_LT(memory(), before + most_more);
}

TEST_F(Serving, OutlivesTheAbsenceOfItsIndex) {
    Client client(port());
    const fs::path aside = index() + ".aside";
    ASSERT_EQ(client.get(search).status, 200U);
    fs::rename(index(), aside);
    const Answer away = client.get(search);
    // What is open may go on being read.
    EXPECT_THAT(away.status, testing::AnyOf(200U, 503U));
    fs::rename(aside, index());
    index_generation(1);
    EXPECT_EQ(generation_of(json::parse(client.get(search).body)), 1);
}

TEST_F(Serving, EndsWhenToldTo) {
    server().signal(SIGTERM);
    EXPECT_EQ(server().wait(), 0);
    EXPECT_THAT(tests::content_of(output()), testing::HasSubstr("stopped"));
}

}  // namespace

}  // namespace depeche
