#include "indexer/file_store.hpp"

#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

constexpr std::string_view files_prefix = "file/";

std::string key_of(std::string_view identity) {
    return std::string(files_prefix) + schema::hash128_hex(identity);
}

}  // namespace

std::optional<FileState> FileStore::find(const Xapian::Database& database, std::string_view identity) const {
    const std::string key = key_of(identity);
    const auto changed = pending_.find(key);
    return decode_file_state(changed == pending_.end() ? database.get_metadata(key) : changed->second);
}

void FileStore::set(const FileState& state) {
    pending_.insert_or_assign(key_of(state.identity), encode(state));
}

void FileStore::erase(std::string_view identity) {
    pending_.insert_or_assign(key_of(identity), std::string());
}

void FileStore::write_to(Xapian::WritableDatabase& database) {
    for (const auto& [key, state] : pending_)
        database.set_metadata(key, state);
    pending_.clear();
}

std::size_t count_file_entries(const Xapian::Database& database) {
    const std::string prefix(files_prefix);
    std::size_t count = 0;
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key)
        ++count;
    return count;
}

void visit_files(const Xapian::Database& database, const std::function<void(const FileState&)>& visit) {
    const std::string prefix(files_prefix);
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key)
        if (const auto state = decode_file_state(database.get_metadata(*key)))
            visit(*state);
}

}  // namespace depeche::indexer
