#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.hpp"

namespace depeche::tests {

/// What an operator has the indexer do, from an index as it was before to what it must be in the end.
struct Operation {
    std::string name;
    /// The command line of the indexer behind its name, with `INDEX` for the index.
    std::vector<std::string> arguments;
    /// The index before it, and as an undisturbed run leaves it.
    std::filesystem::path before;
    std::filesystem::path after;
    /// The dump of `after`.
    std::string dump;
    /// How long it took undisturbed, in microseconds.
    long duration = 0;
};

/// Adding, replacing, pruning, compacting, making anew and restoring, on small inputs with many commits.
class Operations {
public:
    Operations();

    const std::vector<Operation>& all() const { return all_; }
    const TemporaryFolder& folder() const { return folder_; }

    /// Runs the indexer on an index and gives its exit code; its output is in `folder()/output`.
    int run(std::vector<std::string> arguments, const std::filesystem::path& index,
            std::vector<std::string> variables = {}) const;
    /// All that an index holds.
    std::string dump(const std::filesystem::path& index) const;
    std::string output() const;

    /// A fresh copy of the index that an operation starts from.
    std::filesystem::path copy_before(const Operation& operation) const;

    static std::vector<std::string> with_index(std::vector<std::string> arguments,
                                               const std::filesystem::path& index);

private:
    void write_inputs() const;
    void add(const std::string& name, std::vector<std::string> arguments, const std::string& before);

    TemporaryFolder folder_;
    std::vector<Operation> all_;
};

/// A count that the environment may set for a longer run by hand.
long setting(const char* variable, long usual);

}  // namespace depeche::tests
