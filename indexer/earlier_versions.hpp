#pragma once

#include <xapian.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schema/earlier_versions.hpp"

namespace depeche::indexer {

/// Of one dispatch more are not kept: the newest stay.
inline constexpr std::size_t most_earlier_versions = 100;

/// The earlier versions of one dispatch, newest first: its own, then those of what it corrects.
struct EarlierEntry {
    std::string id_hash;
    std::vector<schema::StoredVersion> versions;
};

/// The versions that newer ones and corrections took the place of, in the metadata of an index.
class EarlierVersions {
public:
    explicit EarlierVersions(const Xapian::Database& database);

    /// Whether nothing is kept of any dispatch.
    bool empty() const { return !has_any_; }

    /// Keeps a version of the dispatch `id`, or of one that this corrects, where its age puts it; in the
    /// place of one that is called the same.
    void keep(const Xapian::Database& database, std::string_view id, schema::StoredVersion version);
    /// Hands what is kept of the dispatch `from` over to the one that corrects it.
    void hand_over(const Xapian::Database& database, std::string_view from, std::string_view to);
    /// Forgets those of a dispatch that left the index.
    void erase(const Xapian::Database& database, std::string_view id);
    /// Takes over what another index keeps.
    void set(const EarlierEntry& entry);

    /// Writes what was changed since `forget`. Belongs into the transaction of the dispatches.
    void write_to(Xapian::WritableDatabase& database) const;
    /// What was written is committed.
    void forget() { pending_.clear(); }

private:
    std::vector<schema::StoredVersion> find(const Xapian::Database& database, const std::string& key) const;

    /// Most indexes have none, and need not be asked for each dispatch.
    bool has_any_;
    std::map<std::string, std::string> pending_;
};

/// Calls `visit` with all that an index keeps of earlier versions, in the order of the hashes.
void visit_earlier_versions(const Xapian::Database& database,
                            const std::function<void(const EarlierEntry&)>& visit);

}  // namespace depeche::indexer
