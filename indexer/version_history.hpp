#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>

#include "indexer/earlier_versions.hpp"
#include "indexer/prepared.hpp"
#include "indexer/version_store.hpp"

namespace depeche::indexer {

/// What an index keeps of the versions of its dispatches: the newest that was met of each, so that no older
/// one takes its place, whatever the order of the files, and those that gave way, which are shown beside it.
/// `database` is the index that is written.
class VersionHistory {
public:
    explicit VersionHistory(const Xapian::Database& database) : newest_(database), earlier_(database) {}

    std::optional<KnownVersion> newest(const Xapian::Database& database, std::string_view id) const {
        return newest_.find(database, id);
    }

    /// Notes the version of a dispatch that is shown from now on.
    void show(const Prepared& prepared);

    /// Notes that a dispatch was taken back, or that another takes its place. Gives its version until then,
    /// empty when it had none; nothing when that is known, or a newer version is.
    std::optional<std::string> withdraw(const Xapian::Database& database, const std::string& id,
                                        const KnownVersion& word);

    /// Keeps an older version under the dispatch that is shown in its place; gives false when there is none.
    bool keep_outdated(const Xapian::Database& database, const Prepared& prepared);

    /// Keeps what the document `present` has of a dispatch, in `version`, before a newer one is written over
    /// it that says something else.
    void keep_replaced(const Xapian::Database& database, const Prepared& newer, const std::string& version,
                       Xapian::docid present);

    /// Has a dispatch that was withdrawn, and its earlier versions, stay as earlier versions of what corrects
    /// it; forgets these when nothing does. Its document is `present`, 0 for none.
    void hand_over(const Xapian::Database& database, const std::string& id, const std::string& version,
                   Xapian::docid present);

    /// Forgets the earlier versions of a dispatch whose document is going to be removed with its file.
    void forget_earlier(const Xapian::Database& database, Xapian::docid document);

    /// Takes over what another index keeps.
    void restore(const VersionEntry& entry) { newest_.set(entry); }
    void restore(const EarlierEntry& entry) { earlier_.set(entry); }

    /// Writes what was changed since `committed`. Belongs into the transaction of the dispatches.
    void write_to(Xapian::WritableDatabase& database) const;
    /// What was written is committed.
    void committed();

private:
    VersionStore newest_;
    EarlierVersions earlier_;
};

}  // namespace depeche::indexer
