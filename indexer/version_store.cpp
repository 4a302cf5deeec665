#include "indexer/version_store.hpp"

#include <algorithm>

#include "indexer/metadata/date/timestamp.hpp"
#include "schema/analysis/digits.hpp"
#include "schema/packing.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

constexpr std::string_view versions_prefix = "version/";

std::string key_of_hash(std::string_view id_hash) {
    return std::string(versions_prefix).append(id_hash);
}

std::string encoded(const KnownVersion& known) {
    schema::Packer out;
    out.text(known.version);
    out.number(known.is_withdrawn ? 1 : 0);
    out.text(known.replaced_by);
    return out.take();
}

std::optional<KnownVersion> decoded(std::string_view bytes) {
    schema::Unpacker in(bytes);
    KnownVersion known;
    known.version = in.text();
    known.is_withdrawn = in.number() != 0;
    known.replaced_by = in.text();
    return in.ok() ? std::optional(std::move(known)) : std::nullopt;
}

template <typename T>
int order(const T& first, const T& second) {
    return first < second ? -1 : second < first ? 1 : 0;
}

std::string_view without_zeros(std::string_view number) {
    return number.substr(std::min(number.find_first_not_of('0'), number.size()));
}

}  // namespace

int compare_versions(std::string_view first, std::string_view second) {
    if (analysis::is_all_digits(first) && analysis::is_all_digits(second)) {
        first = without_zeros(first);
        second = without_zeros(second);
        return first.size() == second.size() ? order(first, second) : order(first.size(), second.size());
    }
    const auto first_time = dates::read_timestamp(first);
    const auto second_time = dates::read_timestamp(second);
    return first_time && second_time ? order(first_time->moment, second_time->moment) : 0;
}

VersionStore::VersionStore(const Xapian::Database& database)
    : has_any_(database.metadata_keys_begin(std::string(versions_prefix)) !=
               database.metadata_keys_end(std::string(versions_prefix))) {}

std::optional<KnownVersion> VersionStore::find(const Xapian::Database& database, std::string_view id) const {
    if (!has_any_)
        return std::nullopt;
    const std::string key = key_of_hash(schema::hash128_hex(id));
    const auto changed = pending_.find(key);
    const std::string bytes = changed == pending_.end() ? database.get_metadata(key) : changed->second;
    if (bytes.empty())
        return std::nullopt;
    return decoded(bytes);
}

std::string VersionStore::in_place_of(const Xapian::Database& database, std::string id) const {
    // What corrects it may be corrected in its turn; more steps than these are a circle.
    for (int steps = 16; steps > 0; --steps) {
        const auto known = find(database, id);
        if (!known || !known->is_withdrawn)
            return id;
        id = known->replaced_by;
        if (id.empty())
            return id;
    }
    return {};
}

void VersionStore::set(std::string_view id, const KnownVersion& known) {
    set({schema::hash128_hex(id), known});
}

void VersionStore::set(const VersionEntry& entry) {
    pending_.insert_or_assign(key_of_hash(entry.id_hash), encoded(entry.known));
    has_any_ = true;
}

void VersionStore::write_to(Xapian::WritableDatabase& database) const {
    for (const auto& [key, known] : pending_)
        database.set_metadata(key, known);
}

void visit_versions(const Xapian::Database& database, const std::function<void(const VersionEntry&)>& visit) {
    const std::string prefix(versions_prefix);
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key)
        if (auto known = decoded(database.get_metadata(*key)))
            visit({(*key).substr(prefix.size()), *std::move(known)});
}

}  // namespace depeche::indexer
