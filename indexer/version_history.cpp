#include "indexer/version_history.hpp"

#include "schema/record.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

void VersionHistory::show(const Prepared& prepared) {
    if (!prepared.version.empty())
        newest_.set(prepared.id, {prepared.version, false, {}});
}

std::optional<std::string> VersionHistory::withdraw(const Xapian::Database& database, const std::string& id,
                                                    const KnownVersion& word) {
    const auto known = newest_.find(database, id);
    if (known && (*known == word || compare_versions(word.version, known->version) < 0))
        return std::nullopt;
    newest_.set(id, word);
    return known ? known->version : std::string();
}

bool VersionHistory::keep_outdated(const Xapian::Database& database, const Prepared& prepared) {
    const std::string shown = newest_.in_place_of(database, prepared.id);
    if (shown.empty())
        return false;
    earlier_.keep(database, shown, {prepared.version, prepared.document.data()});
    return true;
}

void VersionHistory::keep_replaced(const Xapian::Database& database, const Prepared& newer,
                                   const std::string& version, Xapian::docid present) {
    const Xapian::Document document = database.get_document(present);
    if (document.get_value(schema::slot_content) != newer.document.value(schema::slot_content))
        earlier_.keep(database, newer.id, {version, document.get_data()});
}

void VersionHistory::hand_over(const Xapian::Database& database, const std::string& id,
                               const std::string& version, Xapian::docid present) {
    const std::string heir = newest_.in_place_of(database, id);
    if (heir.empty()) {
        earlier_.erase(database, id);
        return;
    }
    earlier_.hand_over(database, id, heir);
    if (present != 0)
        earlier_.keep(database, heir, {version, database.get_document(present).get_data()});
}

void VersionHistory::forget_earlier(const Xapian::Database& database, Xapian::docid document) {
    if (earlier_.empty())
        return;
    const std::string record = database.get_document(document).get_data();
    earlier_.erase(database, schema::decode_id(record));
}

void VersionHistory::write_to(Xapian::WritableDatabase& database) const {
    newest_.write_to(database);
    earlier_.write_to(database);
}

void VersionHistory::committed() {
    newest_.forget();
    earlier_.forget();
}

}  // namespace depeche::indexer
