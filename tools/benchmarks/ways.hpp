#pragma once

#include <filesystem>
#include <vector>

#include "tools/benchmarks/queries.hpp"

namespace depeche::bench {

/// Times one page as JSON, got from the library, from a process that is started for it and from a server over
/// HTTP, and prints the table. Throws when the three do not give the same bytes.
void bench_ways(const std::filesystem::path& index, const std::vector<Query>& queries);

}  // namespace depeche::bench
