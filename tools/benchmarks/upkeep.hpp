#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace depeche::bench {

/// Makes indexes of more and more of the lines of a file of dispatches, and prints what each dispatch costs:
/// the same, when growth is linear. `folder` is for what is written.
void bench_growth(const std::filesystem::path& dispatches, const std::filesystem::path& folder,
                  std::span<const std::size_t> counts);

/// Makes and fills an index under several limits of memory, and prints what was taken.
void bench_memory(const std::filesystem::path& dispatches, const std::filesystem::path& folder);

}  // namespace depeche::bench
