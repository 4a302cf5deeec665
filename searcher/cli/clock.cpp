#include "searcher/cli/clock.hpp"

#include <chrono>
#include <ctime>

namespace depeche::cli {

Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    constexpr int first_year = 1900;
    return std::chrono::year(first_year + local.tm_year) /
           std::chrono::month(static_cast<unsigned>(local.tm_mon) + 1) /
           std::chrono::day(static_cast<unsigned>(local.tm_mday));
}

}  // namespace depeche::cli
