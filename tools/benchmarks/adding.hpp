#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace depeche::bench {

/// Lucene beside us.
struct LuceneAddedTo {
    std::filesystem::path index;
    /// How to run it; empty without Java.
    std::vector<std::string> command;
};

/// Adds dispatches, all of them new, to copies of an index, and prints after what time the last of them is
/// found: ours by a searcher that was opened before. `folder` is for what is written.
void bench_adding(const std::filesystem::path& added, const std::filesystem::path& index,
                  const std::filesystem::path& folder, const LuceneAddedTo& lucene);

}  // namespace depeche::bench
