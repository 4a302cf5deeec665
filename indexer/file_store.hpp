#pragma once

#include <xapian.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/file_state.hpp"

namespace depeche::indexer {

/// The states of files in the metadata of an index, those to be written with the next transaction over them.
class FileStore {
public:
    /// What is remembered of the file of this identity.
    std::optional<FileState> find(const Xapian::Database& database, std::string_view identity) const;

    void set(const FileState& state);
    void erase(std::string_view identity);
    bool has_changes() const { return !pending_.empty(); }

    /// Writes what was set and erased since the last call. Belongs into the transaction of what was read.
    void write_to(Xapian::WritableDatabase& database);

private:
    /// By metadata key; an empty one is erased.
    std::map<std::string, std::string> pending_;
};

/// How many files there are entries of, readable or not.
std::size_t count_file_entries(const Xapian::Database& database);

/// Calls `visit` with each file that an index remembers, in an order that depends on nothing but their
/// identities.
void visit_files(const Xapian::Database& database, const std::function<void(const FileState&)>& visit);

}  // namespace depeche::indexer
