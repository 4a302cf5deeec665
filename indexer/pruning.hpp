#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/index_writer.hpp"
#include "indexer/inputs.hpp"

namespace depeche::indexer {

/// Removes from an index the dispatches of files that were below the paths of a run and are gone, telling
/// each. Leaves alone what is below a path that could not be listed whole, and a path below which nothing is
/// left, which may be a disk that is not mounted; says so of the latter.
std::vector<Rejection> prune(
    const Inputs& inputs, const std::filesystem::path& base, IndexWriter& writer,
    const std::function<void(const std::string& path, std::size_t dispatches)>& removed);

/// Removes the dispatches of files that were told to be gone, and of those in folders that were, unless they
/// are there again.
void remove_gone(const std::vector<std::string>& paths, const std::filesystem::path& base,
                 IndexWriter& writer,
                 const std::function<void(const std::string& path, std::size_t dispatches)>& removed);

}  // namespace depeche::indexer
