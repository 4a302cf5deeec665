#include "tools/benchmarks/ways.hpp"

#include <fmt/format.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "depeche/json.hpp"
#include "depeche/searcher.hpp"
#include "searcher/http/request_parameters.hpp"
#include "tools/benchmarks/clock.hpp"
#include "tools/benchmarks/process.hpp"

namespace depeche::bench {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Clock = std::chrono::steady_clock;

template <typename Work>
double wall_milliseconds(Work work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// The server on a free port; it says which on standard error.
class Server {
public:
    explicit Server(const std::filesystem::path& index)
        : process_({DEPECHE_SEARCHER, "serve", "--index", index.native(), "--port", "0", "--workers", "1"}) {
        constexpr std::string_view address = "http://127.0.0.1:";
        for (std::string line; port_ == 0 && process_.complains(line);)
            if (const auto at = line.find(address); at != std::string::npos)
                port_ = static_cast<std::uint16_t>(std::stoul(line.substr(at + address.size())));
        if (port_ == 0)
            throw std::runtime_error("the server does not start");
    }

    std::uint16_t port() const { return port_; }

private:
    Background process_;
    std::uint16_t port_ = 0;
};

/// One connection that is kept.
class Client {
public:
    explicit Client(std::uint16_t port) {
        socket_.connect({asio::ip::make_address("127.0.0.1"), port});
        socket_.set_option(asio::ip::tcp::no_delay(true));
    }

    std::string get(const std::string& target) {
        beast::http::request<beast::http::empty_body> request(beast::http::verb::get, target, 11);
        request.set(beast::http::field::host, "127.0.0.1");
        beast::http::write(socket_, request);
        beast::http::response_parser<beast::http::string_body> parser;
        parser.body_limit(boost::none);
        beast::http::read(socket_, buffer_, parser);
        if (parser.get().result() != beast::http::status::ok)
            throw std::runtime_error(fmt::format("{} is answered {}", target, parser.get().result_int()));
        return std::move(parser.get().body());
    }

private:
    asio::io_context context_;
    asio::ip::tcp::socket socket_{context_};
    beast::flat_buffer buffer_;
};

Request to_request(const Query& query, std::size_t limit) {
    Request request = query.request();
    request.limit = limit;
    return request;
}

std::string target(const Request& request) {
    return "/api/v1/search?lang=fr&" + http::to_form(http::to_parameters(request));
}

std::vector<std::string> command(const std::filesystem::path& index, const Query& query) {
    std::vector<std::string> words{DEPECHE_SEARCHER, "search", "--index",  index.native(),
                                   "--lang",         "fr",     "--format", "json"};
    if (query.of == Class::facet)
        words.insert(words.end(), {"--source", query.source});
    words.insert(words.end(), {"--", query.text()});
    return words;
}

struct Times {
    std::vector<double> library_first;
    std::vector<double> library;
    std::vector<double> process_cpu;
    std::vector<double> process;
    std::vector<double> http_first;
    std::vector<double> http;
    std::vector<double> http_repeated;
};

}  // namespace

void bench_ways(const std::filesystem::path& index, const std::vector<Query>& queries) {
    Searcher searcher(index);
    const Server server(index);
    Client client(server.port());
    const std::filesystem::path printed = index.parent_path() / "printed.json";
    constexpr std::size_t page = 10;
    const auto by_library = [&](const Query& query, std::size_t limit) {
        return to_json(searcher.search(to_request(query, limit)));
    };

    // Opens the index.
    searcher.search({.limit = 1});
    client.get("/api/v1/search?limit=1");

    fmt::print(
        "\nthe same page as JSON by library, a process, HTTP; ms: p50 / p95 / p99; ratios of p50. All wall "
        "time\n"
        "but one; over HTTP that of one client, its connection kept, of a server with one worker. Asked "
        "first is\n"
        "before the like was asked; then a longer page is, which is worked out again; repeated, the server "
        "has\n"
        "kept the answer\n\n");
    fmt::print("{:<18}{:>26}{:>26}{:>28}{:>28}{:>26}{:>26}{:>26}{:>12}{:>15}\n", "", "library, asked first",
               "library", "process, processor time", "process", "HTTP, asked first", "HTTP", "HTTP, repeated",
               "HTTP / lib.", "process / lib.");
    for (const auto& [of, name] : classes) {
        Times times;
        for (const Query& query : queries) {
            if (query.of != of)
                continue;
            std::string ours;
            times.library_first.push_back(wall_milliseconds([&] { by_library(query, page - 1); }));
            times.library.push_back(wall_milliseconds([&] { ours = by_library(query, page); }));

            const Cost cost = run(command(index, query), printed);
            times.process_cpu.push_back(cost.cpu * 1e3);
            times.process.push_back(cost.wall * 1e3);

            const std::string asked = target(to_request(query, page));
            std::string served;
            std::string repeated;
            times.http_first.push_back(
                wall_milliseconds([&] { client.get(target(to_request(query, page - 1))); }));
            times.http.push_back(wall_milliseconds([&] { served = client.get(asked); }));
            times.http_repeated.push_back(wall_milliseconds([&] { repeated = client.get(asked); }));

            std::ifstream file(printed, std::ios::binary);
            if (const std::string by_process(std::istreambuf_iterator<char>(file), {});
                ours != by_process || ours != served || ours != repeated)
                throw std::runtime_error(
                    fmt::format("library, process and HTTP answer «{}» differently", query.text()));
        }
        const double library = percentile(times.library, 0.5);
        fmt::print("{:<18}{:>26}{:>26}{:>28}{:>28}{:>26}{:>26}{:>26}{:>12.2f}{:>15.2f}\n", name,
                   percentiles(times.library_first), percentiles(times.library),
                   percentiles(times.process_cpu), percentiles(times.process), percentiles(times.http_first),
                   percentiles(times.http), percentiles(times.http_repeated),
                   percentile(times.http, 0.5) / library, percentile(times.process, 0.5) / library);
        std::fflush(stdout);
    }
    std::filesystem::remove(printed);
}

}  // namespace depeche::bench
