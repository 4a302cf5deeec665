#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace depeche::bench {

/// A dispatch as every contender gets it: what our index has, so that all search and count the same.
struct Row {
    std::string id;
    /// yyyymmdd; 0 when undated.
    std::uint32_t day = 0;
    /// Ids of facet values.
    std::vector<std::string> sources;
    std::vector<std::string> actors;
    std::vector<std::string> places;
    std::string title;
    std::string body;
};

/// Calls `visit` with each dispatch of an index of ours.
void for_each_row(const std::filesystem::path& index, const std::function<void(const Row&)>& visit);

/// Writes them for contenders that cannot read our index: a line each, tabs between, `|` between the items of
/// a list, paragraphs run together.
void write_rows(const std::filesystem::path& index, const std::filesystem::path& file);

/// Reads such a file.
void read_rows(const std::filesystem::path& file, const std::function<void(const Row&)>& visit);

}  // namespace depeche::bench
