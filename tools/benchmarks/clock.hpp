#pragma once

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace depeche::bench {

/// Processor time of this thread.
inline double thread_milliseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// What some work takes of it.
template <typename Work>
double milliseconds(Work work) {
    const double start = thread_milliseconds();
    work();
    return thread_milliseconds() - start;
}

/// The value that `part` of the values are below; 0 of none.
inline double percentile(std::vector<double> values, double part) {
    std::ranges::sort(values);
    return values.empty() ? 0
                          : values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

/// As tables have them: p50 / p95 / p99.
inline std::string percentiles(const std::vector<double>& values) {
    return fmt::format("{:.2f} / {:.2f} / {:.2f}", percentile(values, 0.5), percentile(values, 0.95),
                       percentile(values, 0.99));
}

}  // namespace depeche::bench
