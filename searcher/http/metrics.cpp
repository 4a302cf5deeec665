#include "searcher/http/metrics.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace depeche::http {

namespace {

void add_heading(std::string& text, std::string_view name, std::string_view type, std::string_view help) {
    fmt::format_to(std::back_inserter(text), "# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

template <typename Value>
void add_gauge(std::string& text, std::string_view name, Value value, std::string_view help) {
    add_heading(text, name, "gauge", help);
    fmt::format_to(std::back_inserter(text), "{} {}\n", name, value);
}

/// What this process holds of memory, in bytes; 0 where the system does not tell.
std::uint64_t resident_bytes() {
    std::ifstream in("/proc/self/statm");
    std::uint64_t pages = 0;
    std::uint64_t resident = 0;
    in >> pages >> resident;
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace

void Metrics::add_request(std::string_view route, unsigned status, std::chrono::duration<double> taken) {
    const auto bucket = std::ranges::lower_bound(bounds, taken.count()) - bounds.begin();
    const std::scoped_lock lock(mutex_);
    ++requests_[{std::string(route), status}];
    ++buckets_[static_cast<std::size_t>(bucket)];
    seconds_ += taken.count();
}

void Metrics::add_rejected(std::string_view reason) {
    const std::scoped_lock lock(mutex_);
    const auto found = rejected_.find(reason);
    if (found == rejected_.end())
        rejected_.emplace(reason, 1);
    else
        ++found->second;
}

std::string Metrics::text() const {
    std::string text;
    const auto out = std::back_inserter(text);
    const std::scoped_lock lock(mutex_);
    add_heading(text, "depeche_http_requests_total", "counter", "Requests answered, by route and status.");
    // Routes are patterns of ours and need no escapes.
    for (const auto& [key, count] : requests_)
        fmt::format_to(out, "depeche_http_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", key.first,
                       key.second, count);
    add_heading(text, "depeche_http_request_seconds", "histogram",
                "Time from the whole request to the whole answer.");
    std::uint64_t sum = 0;
    for (std::size_t at = 0; at < bounds.size(); ++at) {
        sum += buckets_[at];
        fmt::format_to(out, "depeche_http_request_seconds_bucket{{le=\"{}\"}} {}\n", bounds[at], sum);
    }
    sum += buckets_.back();
    fmt::format_to(out, "depeche_http_request_seconds_bucket{{le=\"+Inf\"}} {}\n", sum);
    fmt::format_to(out, "depeche_http_request_seconds_sum {}\ndepeche_http_request_seconds_count {}\n",
                   seconds_, sum);
    add_heading(text, "depeche_http_rejected_total", "counter",
                "Connections and messages not taken, by reason.");
    for (const auto& [reason, count] : rejected_)
        fmt::format_to(out, "depeche_http_rejected_total{{reason=\"{}\"}} {}\n", reason, count);
    add_gauge(text, "depeche_http_connections", connections.load(), "Open connections.");
    add_gauge(text, "depeche_http_waiting_requests", waiting.load(), "Requests that wait for a worker.");
    add_gauge(text, "depeche_http_busy_workers", busy_workers.load(), "Workers that answer a request.");
    add_gauge(text, "depeche_index_open", index_is_open.load() ? 1 : 0, "Whether the index can be read.");
    add_gauge(text, "depeche_index_dispatches", dispatches.load(), "Dispatches in the index.");
    add_heading(text, "depeche_answers_total", "counter",
                "Searches, by whether the answer was in the cache.");
    fmt::format_to(out,
                   "depeche_answers_total{{cached=\"yes\"}} {}\ndepeche_answers_total{{cached=\"no\"}} {}\n",
                   cached_answers.load(), uncached_answers.load());
    add_gauge(text, "process_resident_memory_bytes", resident_bytes(), "Resident memory.");
    return text;
}

}  // namespace depeche::http
