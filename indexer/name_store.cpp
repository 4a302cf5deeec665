#include "indexer/name_store.hpp"

#include <algorithm>

#include "schema/analysis/folding.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

using schema::FieldId;
using schema::NameEntry;

namespace {

std::uint64_t hash(const NameValue& value) {
    return schema::hash64(static_cast<char>(value.facet) + schema::encode(value.entry));
}

/// Gives `entry` the names that `other` has besides. Its own label stays.
void merge(NameEntry& entry, const NameEntry& other) {
    std::set<std::string> aliases(entry.aliases.begin(), entry.aliases.end());
    aliases.insert(other.aliases.begin(), other.aliases.end());
    aliases.insert(other.name.label);
    aliases.erase(entry.name.label);
    entry.aliases.assign(aliases.begin(), aliases.end());
}

/// Ids, one a line; an id has no line end.
void read_lines(const std::string& text, std::set<std::string>& lines) {
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.insert(text.substr(at, end - at));
        at = end + 1;
    }
}

std::string joined(const std::set<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text.append(text.empty() ? "" : "\n").append(line);
    return text;
}

std::vector<std::string> metadata_keys(const Xapian::Database& database, std::string_view prefix) {
    const std::string start(prefix);
    return {database.metadata_keys_begin(start), database.metadata_keys_end(start)};
}

}  // namespace

void NameStore::add(std::span<const NameValue> values) {
    for (const NameValue& value : values) {
        if (!known_.insert(hash(value)).second)
            continue;
        const std::string key = schema::name_entry_key(value.facet, schema::facet_key(value.entry.name.id));
        const auto [present, is_new] = pending_.try_emplace(key, Value{value.facet, value.entry});
        if (!is_new)
            merge(present->second.entry, value.entry);
    }
}

void NameStore::write_to(Xapian::WritableDatabase& database) {
    for (const auto& [key, value] : pending_)
        write_entry(database, key, value);
    for (auto& [key, ids] : pending_words_) {
        const std::string present = database.get_metadata(key);
        read_lines(present, ids);
        if (const std::string all = joined(ids); all != present)
            database.set_metadata(key, all);
    }
    pending_.clear();
    pending_words_.clear();
}

void NameStore::write_entry(Xapian::WritableDatabase& database, const std::string& key, const Value& value) {
    const std::string present = database.get_metadata(key);
    NameEntry entry = present.empty() ? value.entry : schema::decode_name_entry(present);
    merge(entry, value.entry);
    const std::string encoded = schema::encode(entry);
    if (encoded == present)
        return;
    database.set_metadata(key, encoded);
    collect_words(value.facet, entry);
}

void NameStore::collect_words(FieldId facet, const NameEntry& entry) {
    const auto collect = [&](const std::string& name) {
        for (const std::string& word : analysis::folded_words(name))
            if (word.size() <= schema::longest_name_word)
                pending_words_[schema::name_word_key(facet, word)].insert(entry.name.id);
    };
    collect(entry.name.label);
    for (const std::string& alias : entry.aliases)
        collect(alias);
}

void NameStore::replace_all(Xapian::WritableDatabase& database) {
    std::map<std::string, std::string> wanted;
    for (const auto& [key, value] : pending_) {
        NameEntry entry = value.entry;
        merge(entry, value.entry);
        wanted.emplace(key, schema::encode(entry));
        collect_words(value.facet, entry);
    }
    for (const auto& [key, ids] : pending_words_)
        wanted.emplace(key, joined(ids));
    for (const std::string_view prefix : {schema::name_entries_prefix, schema::name_words_prefix})
        for (const std::string& key : metadata_keys(database, prefix))
            if (!wanted.contains(key))
                database.set_metadata(key, "");
    for (const auto& [key, content] : wanted)
        if (database.get_metadata(key) != content)
            database.set_metadata(key, content);
    pending_.clear();
    pending_words_.clear();
}

void NameStore::reset() {
    pending_.clear();
    pending_words_.clear();
    known_.clear();
}

}  // namespace depeche::indexer
