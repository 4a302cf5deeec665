#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace depeche::http {

/// What a server counts, for any number of threads.
class Metrics {
public:
    /// Another request was answered. `route` as in `Response::route`, empty for none.
    void add_request(std::string_view route, unsigned status, std::chrono::duration<double> taken);
    /// A connection or a message was not taken; `reason` is one of few words.
    void add_rejected(std::string_view reason);

    std::atomic<std::int64_t> connections = 0;
    /// Requests that no worker has begun with.
    std::atomic<std::int64_t> waiting = 0;
    std::atomic<std::int64_t> busy_workers = 0;
    /// How many dispatches the index held when it was last looked at.
    std::atomic<std::uint64_t> dispatches = 0;
    /// How many searches were answered from the cache, and how many were worked out.
    std::atomic<std::uint64_t> cached_answers = 0;
    std::atomic<std::uint64_t> uncached_answers = 0;
    /// Whether it could be opened then.
    std::atomic<bool> index_is_open = false;

    /// In the text format of Prometheus, version 0.0.4.
    std::string text() const;

private:
    /// Upper bounds of the latency buckets, in seconds.
    static constexpr std::array<double, 12> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                   0.1,   0.25,   0.5,   1,    2.5,   10};

    mutable std::mutex mutex_;
    std::map<std::pair<std::string, unsigned>, std::uint64_t> requests_;
    std::map<std::string, std::uint64_t, std::less<>> rejected_;
    /// The last one is of those above all bounds.
    std::array<std::uint64_t, bounds.size() + 1> buckets_{};
    double seconds_ = 0;
};

}  // namespace depeche::http
