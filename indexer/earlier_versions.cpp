#include "indexer/earlier_versions.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "indexer/version_store.hpp"
#include "schema/record.hpp"

namespace depeche::indexer {

using schema::StoredVersion;

namespace {

std::string id_of(const StoredVersion& version) {
    return schema::decode_id(version.record);
}

/// Whether one of two versions comes first in the list of `owner`: its own before others', new before old.
bool comes_before(const StoredVersion& first, const StoredVersion& second, std::string_view owner) {
    const std::string first_id = id_of(first);
    const std::string second_id = id_of(second);
    if (first_id != second_id)
        return std::tuple(first_id != owner, first_id) < std::tuple(second_id != owner, second_id);
    const int order = compare_versions(first.version, second.version);
    return order != 0 ? order > 0 : first.version > second.version;
}

void insert(std::vector<StoredVersion>& versions, StoredVersion version, std::string_view owner) {
    const auto same = std::ranges::find_if(versions, [&](const StoredVersion& one) {
        return one.version == version.version && id_of(one) == id_of(version);
    });
    if (same != versions.end()) {
        *same = std::move(version);
        return;
    }
    const auto place = std::ranges::find_if(
        versions, [&](const StoredVersion& one) { return comes_before(version, one, owner); });
    versions.insert(place, std::move(version));
    if (versions.size() > most_earlier_versions)
        versions.pop_back();
}

}  // namespace

EarlierVersions::EarlierVersions(const Xapian::Database& database)
    : has_any_(database.metadata_keys_begin(std::string(schema::earlier_versions_prefix)) !=
               database.metadata_keys_end(std::string(schema::earlier_versions_prefix))) {}

std::vector<StoredVersion> EarlierVersions::find(const Xapian::Database& database,
                                                 const std::string& key) const {
    if (!has_any_)
        return {};
    const auto changed = pending_.find(key);
    return schema::decode_versions(changed == pending_.end() ? database.get_metadata(key) : changed->second);
}

void EarlierVersions::keep(const Xapian::Database& database, std::string_view id, StoredVersion version) {
    std::string key = schema::earlier_versions_key(id);
    std::vector<StoredVersion> versions = find(database, key);
    insert(versions, std::move(version), id);
    pending_.insert_or_assign(std::move(key), schema::encode_versions(versions));
    has_any_ = true;
}

void EarlierVersions::hand_over(const Xapian::Database& database, std::string_view from,
                                std::string_view to) {
    for (StoredVersion& version : find(database, schema::earlier_versions_key(from)))
        keep(database, to, std::move(version));
    erase(database, from);
}

void EarlierVersions::erase(const Xapian::Database& database, std::string_view id) {
    if (std::string key = schema::earlier_versions_key(id); !find(database, key).empty())
        pending_.insert_or_assign(std::move(key), std::string());
}

void EarlierVersions::set(const EarlierEntry& entry) {
    pending_.insert_or_assign(std::string(schema::earlier_versions_prefix) + entry.id_hash,
                              schema::encode_versions(entry.versions));
    has_any_ = true;
}

void EarlierVersions::write_to(Xapian::WritableDatabase& database) const {
    for (const auto& [key, versions] : pending_)
        database.set_metadata(key, versions);
}

void visit_earlier_versions(const Xapian::Database& database,
                            const std::function<void(const EarlierEntry&)>& visit) {
    const std::string prefix(schema::earlier_versions_prefix);
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key)
        visit({(*key).substr(prefix.size()), schema::decode_versions(database.get_metadata(*key))});
}

}  // namespace depeche::indexer
