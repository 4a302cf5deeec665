#pragma once

#include <xapian.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace depeche::indexer {

/// What an index knows of the versions of a dispatch, beside what is shown of it.
struct KnownVersion {
    /// The newest that was met; empty when it had none.
    std::string version;
    /// Its sender took it back, or another dispatch took its place: it is not in the index.
    bool is_withdrawn = false;
    /// The dispatch that took its place; empty for none.
    std::string replaced_by;

    bool operator==(const KnownVersion&) const = default;
};

/// What is kept of one dispatch: its id hashed, as 32 hexadecimal digits, and what is known of it.
struct VersionEntry {
    std::string id_hash;
    KnownVersion known;
};

/// Which of two versions is newer: negative when the first is older, positive when it is newer, 0 when
/// nothing tells, as when one is empty. Numbers are compared as numbers, times as times.
int compare_versions(std::string_view first, std::string_view second);

/// The versions of dispatches in the metadata of an index, by their ids, so that what was replaced or taken
/// back does not come in again, whatever the order of the files.
class VersionStore {
public:
    explicit VersionStore(const Xapian::Database& database);

    std::optional<KnownVersion> find(const Xapian::Database& database, std::string_view id) const;
    /// The dispatch that is shown in the place of `id`, which may be itself; empty when its sender took it
    /// back.
    std::string in_place_of(const Xapian::Database& database, std::string id) const;
    void set(std::string_view id, const KnownVersion& known);
    /// Takes over what another index keeps.
    void set(const VersionEntry& entry);

    /// Writes what was set since `forget`. Belongs into the transaction of the dispatches.
    void write_to(Xapian::WritableDatabase& database) const;
    /// What was written is committed.
    void forget() { pending_.clear(); }

private:
    /// Most indexes have none, and need not be asked for each dispatch.
    bool has_any_;
    std::map<std::string, std::string> pending_;
};

/// Calls `visit` with all that an index keeps of versions, in the order of the hashes.
void visit_versions(const Xapian::Database& database, const std::function<void(const VersionEntry&)>& visit);

}  // namespace depeche::indexer
