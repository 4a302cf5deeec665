#include "indexer/cli/counting.hpp"

#include <fmt/format.h>

namespace depeche::indexer {

std::string french(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count < 2 ? one : many);
}

std::string english(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace depeche::indexer
