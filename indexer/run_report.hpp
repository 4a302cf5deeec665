#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/pipeline.hpp"

namespace depeche::indexer {

/// A run as it is told to programs.
struct RunReport {
    std::string command;
    std::string index;
    std::chrono::system_clock::time_point started;
    std::chrono::system_clock::time_point finished;
    /// `done`, `interrupted` or `failed`.
    std::string_view outcome = "done";
    /// Why it failed.
    std::optional<Message> error;
    PipelineReport result;
    std::optional<Recovery> recovery;
    /// The first of those refused and removed; `result` has their numbers.
    std::vector<Rejection> refusals;
    std::vector<std::pair<std::string, std::size_t>> removed;
};

/// As many refusals and removals are told one by one.
inline constexpr std::size_t most_told = 10'000;

/// The report as JSON, as indexer/cli/report.schema.json says.
std::string to_json(const RunReport& report);

/// `2026-11-26T06:17:50Z`
std::string to_utc(std::chrono::system_clock::time_point time);

/// Writes a file whole or not at all. Throws `InputError`.
void write_whole(const std::filesystem::path& path, std::string_view content);

}  // namespace depeche::indexer
