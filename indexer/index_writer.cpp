#include "indexer/index_writer.hpp"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/escaping.hpp"
#include "indexer/file_store.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/name_store.hpp"
#include "indexer/near_copies.hpp"
#include "indexer/sharded_build.hpp"
#include "indexer/version_history.hpp"
#include "indexer/vocabulary.hpp"
#include "indexer/write_messages.hpp"
#include "schema/record.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

std::string content_of(const Prepared& prepared) {
    return prepared.document.value(schema::slot_content);
}

/// The path that a dispatch carries; messages have the one its user gave.
std::string path_of(const Prepared& prepared) {
    return schema::decode_dispatch(prepared.document.data(), schema::RecordPart::all_but_body).path;
}

std::optional<Recovery> recovery_of(const IndexFolder& folder, const Xapian::Database& database) {
    Recovery found{folder.cut_off(), database.get_metadata(cursor_key)};
    if (!found.holder && found.last.empty())
        return std::nullopt;
    return found;
}

}  // namespace

struct IndexWriter::Impl {
    Impl(IndexFolder index, Target target, Build rebuild, BatchLimits batch_limits, unsigned threads)
        : folder(std::move(index)),
          database(target == Target::serving ? folder.open() : folder.make_aside()),
          build(std::move(rebuild)),
          limits(batch_limits),
          recovery(recovery_of(folder, database)),
          had_documents(database.get_lastdocid() != 0) {
        if (target == Target::aside)
            shards = std::make_unique<ShardedBuild>(folder.aside() / "shards", threads, limits.run_bytes);
    }

    void write(Prepared prepared);
    void commit();
    void finish();
    void merge_shards();

    void begin_file(FileState state);
    void end_file(bool is_steady, bool prunes);
    std::size_t remove(const std::string& path, const std::vector<Xapian::docid>& kept);
    void note_refusal(const Rejection& rejection, std::string_view path);
    void remember_refusal(const Rejection& rejection);
    void refuse_late(const Dispatch& dispatch, const Rejection& rejection);

    void leave_aside(const Prepared& prepared, const KnownVersion& known);
    void write_over(Prepared prepared, const std::string& replaced);
    void replace(Prepared prepared, const std::string& replaced);
    void withdraw(const std::string& id, const KnownVersion& word);
    void erase(const std::string& id, const std::string& version);
    void show_version(const Prepared& prepared);
    void withdraw_corrected(const Prepared& prepared);
    void write_batched(Prepared prepared);
    void commit_when_full();
    bool is_repeated(const Prepared& prepared);
    bool yields_to_other_file(const Prepared& prepared);
    Xapian::docid find(const std::string& id) const;
    void put(Prepared prepared);
    void touch(Xapian::docid document);
    void begin_transaction();
    void remember_progress();
    void end_transaction();
    void abandon_transaction();
    void replay();

    IndexFolder folder;
    Xapian::WritableDatabase database;
    Build build;
    BatchLimits limits;
    std::optional<Recovery> recovery;
    /// Whether the index had dispatches when it was opened; a new one need not be searched for them.
    bool had_documents;
    /// While a database aside is written, which has no documents until they are merged.
    std::unique_ptr<ShardedBuild> shards;
    /// Takes the merged shards off the disk, which takes seconds, beside what comes after them.
    std::future<void> removal;
    NameStore names;
    NearCopies copies;
    /// Of the tables of names; empty when it is not to be recorded.
    std::string tables;
    /// Those of the index that is restored.
    std::vector<std::string> restored_tables;

    VersionHistory versions{database};
    std::vector<Outdated> outdated;
    /// What has to wait until what was written aside is one database: changes of what is in it.
    std::vector<std::function<void()>> late;

    FileStore files;
    /// The file that is being read, with what is in the batch and in the index of it.
    std::optional<FileState> current;
    /// It was read before, with another content or because of a rival.
    bool had_other_content = false;
    bool had_rival = false;
    /// The documents that it has now; only of one that may have left others.
    std::vector<Xapian::docid> touched;

    bool in_transaction = false;
    bool is_replaying = false;
    /// The open transaction is the last for now: it makes the vocabulary when that is old.
    bool is_last = false;

    /// The dispatches of the open transaction, encoded: they are put again when it fails.
    std::vector<std::string> batch;
    std::size_t batch_bytes = 0;
    std::vector<Xapian::docid> batch_removals;
    WriteCounts batch_counts;

    WriteCounts counts;
    std::vector<Rejection> rejections;

    /// Every id met by this writer, hashed, with what was under it.
    struct Met {
        std::string content;
        std::size_t path;
        std::uint32_t record;
    };
    std::unordered_map<std::string, Met> met;
    std::vector<std::string> paths;
    std::uint32_t last_record = 0;
};

void IndexWriter::Impl::write(Prepared prepared) {
    if (current)
        ++current->records;
    if (const auto known = versions.newest(database, prepared.id)) {
        const int order = compare_versions(prepared.version, known->version);
        if (order > 0) {
            write_over(std::move(prepared), known->version);
            return;
        }
        if (order < 0 || known->is_withdrawn) {
            leave_aside(prepared, *known);
            return;
        }
    }
    if (is_repeated(prepared) || yields_to_other_file(prepared))
        return;
    show_version(prepared);
    if (shards)
        put(std::move(prepared));
    else
        write_batched(std::move(prepared));
}

/// Says that a newer version, or word that it was taken back, was met before; keeps it as an earlier version.
void IndexWriter::Impl::leave_aside(const Prepared& prepared, const KnownVersion& known) {
    outdated.push_back({prepared.path, prepared.record, why_outdated(prepared, known)});
    if (current)
        ++current->set_aside;
    withdraw_corrected(prepared);
    if (!versions.keep_outdated(database, prepared))
        return;
    if (!shards)
        begin_transaction();
    batch_bytes += schema::unpacked_size(prepared.document.data());
    commit_when_full();
}

/// Writes a newer version over what may be in the open transaction.
void IndexWriter::Impl::write_over(Prepared prepared, const std::string& replaced) {
    show_version(prepared);
    if (shards) {
        late.emplace_back([this, prepared = std::move(prepared), replaced] { replace(prepared, replaced); });
        return;
    }
    had_documents = true;
    replace(std::move(prepared), replaced);
}

void IndexWriter::Impl::replace(Prepared prepared, const std::string& replaced) {
    begin_transaction();
    if (const Xapian::docid present = find(prepared.id); present != 0)
        versions.keep_replaced(database, prepared, replaced, present);
    write_batched(std::move(prepared));
}

void IndexWriter::Impl::show_version(const Prepared& prepared) {
    versions.show(prepared);
    withdraw_corrected(prepared);
}

void IndexWriter::Impl::withdraw_corrected(const Prepared& prepared) {
    if (!prepared.corrects.empty() && prepared.corrects != prepared.id)
        withdraw(prepared.corrects, {{}, true, prepared.id});
}

void IndexWriter::Impl::withdraw(const std::string& id, const KnownVersion& word) {
    const std::optional<std::string> version = versions.withdraw(database, id, word);
    if (!version)
        return;
    if (shards) {
        late.emplace_back([this, id, word, version = *version] {
            if (versions.newest(database, id) == word)
                erase(id, version);
        });
        return;
    }
    erase(id, *version);
}

/// Takes a dispatch out in a transaction after the one that may hold it: when that fails, it is made again
/// under other numbers. It stays as an earlier version of what corrects it.
void IndexWriter::Impl::erase(const std::string& id, const std::string& version) {
    commit();
    had_documents = true;
    begin_transaction();
    const Xapian::docid present = find(id);
    versions.hand_over(database, id, version, present);
    if (present == 0)
        return;
    database.delete_document(present);
    batch_removals.push_back(present);
    ++batch_counts.removed;
}

void IndexWriter::Impl::write_batched(Prepared prepared) {
    try {
        begin_transaction();
        batch.push_back(prepared.document.data());
        batch_bytes += schema::unpacked_size(batch.back());
        put(std::move(prepared));
    } catch (const Xapian::DatabaseError&) {
        throw;
    } catch (const Xapian::Error&) {
        replay();
    }
    commit_when_full();
}

void IndexWriter::Impl::commit_when_full() {
    if (!shards && (batch.size() >= limits.dispatches || batch_bytes >= limits.bytes))
        commit();
}

void IndexWriter::Impl::commit() {
    if (is_last && !database.get_metadata(cursor_key).empty())
        begin_transaction();
    if (!in_transaction && !files.has_changes())
        return;
    try {
        begin_transaction();
        end_transaction();
    } catch (const Xapian::DatabaseError&) {
        throw;
    } catch (const Xapian::Error&) {
        replay();
    }
}

/// Commits, and makes the vocabulary in the last transaction, or in one of its own when all was committed.
void IndexWriter::Impl::finish() {
    if (shards) {
        merge_shards();
        had_documents = true;
        for (const auto& change : std::exchange(late, {}))
            change();
    }
    is_last = true;
    commit();
    is_last = false;
    if (!is_vocabulary_old(database))
        return;
    database.begin_transaction();
    make_vocabulary(database);
    database.commit_transaction();
}

/// Takes all that was written aside into the database there, which from now on is written like any other.
void IndexWriter::Impl::merge_shards() {
    const std::filesystem::path place = folder.aside();
    const std::filesystem::path merged = place / "merged";
    database.close();
    const std::vector<ShardedBuild::Refusal> refused =
        shards->merge(Xapian::Database(place.native()), merged);
    removal = std::async(std::launch::async,
                         [merged_shards = std::move(shards)]() mutable { merged_shards.reset(); });
    for (const auto& table : std::filesystem::directory_iterator(merged))
        std::filesystem::rename(table.path(), place / table.path().filename());
    std::filesystem::remove(merged);
    database = Xapian::WritableDatabase(place.native(), Xapian::DB_OPEN);
    begin_transaction();
    batch_counts.added -= refused.size();
    for (const auto& [record, reason] : refused) {
        const Dispatch dispatch = schema::decode_dispatch(record);
        refuse_late(dispatch, unwritable(dispatch, reason));
    }
}

/// Whether the id was met before in this run: counted when nothing differs, else refused.
bool IndexWriter::Impl::is_repeated(const Prepared& prepared) {
    if (paths.empty() || paths.back() != prepared.path)
        paths.push_back(prepared.path);
    last_record = prepared.record;
    const auto [known, is_new] = met.try_emplace(
        schema::hash128_hex(prepared.id), Met{content_of(prepared), paths.size() - 1, prepared.record});
    if (is_new)
        return false;
    const Met& first = known->second;
    if (first.content == content_of(prepared))
        ++counts.unchanged;
    else
        note_refusal(second_of_id(prepared, location(paths[first.path], first.record)), path_of(prepared));
    if (current)
        current->has_rival = current->has_rival || first.content != content_of(prepared);
    return true;
}

/// Whether a file that had to give way to another when it was read last still has to.
bool IndexWriter::Impl::yields_to_other_file(const Prepared& prepared) {
    if (!had_rival)
        return false;
    const Xapian::docid present = find(prepared.id);
    if (present == 0)
        return false;
    const Dispatch other =
        schema::decode_dispatch(database.get_document(present).get_data(), schema::RecordPart::all_but_body);
    const std::string_view file = file_of(other.path);
    if (file == current->identity || !files.find(database, file))
        return false;
    note_refusal(second_of_id(prepared, location(other.path, other.record)), path_of(prepared));
    current->has_rival = true;
    return true;
}

/// Refuses a dispatch that was counted as a record of the file; `path` is the one it carries.
void IndexWriter::Impl::note_refusal(const Rejection& rejection, std::string_view path) {
    rejections.push_back(rejection);
    const std::string_view member = path.substr(file_of(path).size());
    remember_refusal({std::string(member), rejection.line, rejection.reason});
}

void IndexWriter::Impl::remember_refusal(const Rejection& rejection) {
    if (!current)
        return;
    ++current->refused;
    if (current->refusals.size() < most_refusals_kept)
        current->refusals.push_back(rejection);
}

void IndexWriter::Impl::begin_file(FileState state) {
    const std::optional<FileState> before = files.find(database, state.identity);
    had_other_content = before && before->content != state.content;
    had_rival = before && before->has_rival;
    state.has_leftovers = before && (before->has_leftovers || had_other_content);
    touched.clear();
    current = std::move(state);
}

void IndexWriter::Impl::end_file(bool is_steady, bool prunes) {
    if (prunes && is_steady && current->has_leftovers && current->refused == 0) {
        std::ranges::sort(touched);
        batch_counts.removed += remove(current->identity, touched);
        current->has_leftovers = false;
    }
    current->is_complete = is_steady;
    if (!is_steady)
        current->records = 0;
    files.set(*std::exchange(current, std::nullopt));
    had_rival = false;
}

/// Removes the documents of a file but those `kept`, which are in order, and gives their number.
std::size_t IndexWriter::Impl::remove(const std::string& path, const std::vector<Xapian::docid>& kept) {
    const std::string term = schema::file_term(path);
    begin_transaction();
    std::vector<Xapian::docid> gone;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at)
        if (!std::ranges::binary_search(kept, *at))
            gone.push_back(*at);
    for (const Xapian::docid document : gone) {
        versions.forget_earlier(database, document);
        database.delete_document(document);
    }
    batch_removals.insert(batch_removals.end(), gone.begin(), gone.end());
    return gone.size();
}

/// The document of an id, 0 for none. One writer writes an id once, so its term is never among the pending
/// changes, which Xapian would flush before looking.
Xapian::docid IndexWriter::Impl::find(const std::string& id) const {
    if (!had_documents)
        return 0;
    const std::string term = schema::id_term(id);
    const auto found = database.postlist_begin(term);
    return found == database.postlist_end(term) ? 0 : *found;
}

void IndexWriter::Impl::touch(Xapian::docid document) {
    if (current && current->has_leftovers)
        touched.push_back(document);
}

void IndexWriter::Impl::put(Prepared prepared) {
    const Xapian::docid present = find(prepared.id);
    if (present != 0 &&
        database.get_document(present).get_value(schema::slot_content) == content_of(prepared)) {
        ++batch_counts.unchanged;
        touch(present);
        return;
    }
    FlatDocument& document = prepared.document;
    copies.assign(document, database, present);
    if (present == 0) {
        if (shards)
            shards->add(std::move(document));
        else
            touch(database.add_document(to_xapian(document)));
        ++batch_counts.added;
    } else {
        database.replace_document(present, to_xapian(document));
        touch(present);
        ++batch_counts.replaced;
    }
    names.add(prepared.names);
}

void IndexWriter::Impl::begin_transaction() {
    if (in_transaction)
        return;
    database.begin_transaction();
    in_transaction = true;
}

/// Records, with what it covers, how far the input is read.
void IndexWriter::Impl::remember_progress() {
    if (current && current->records > 0)
        files.set(*current);
    files.write_to(database);
    const std::string cursor = is_last || paths.empty() ? "" : location(paths.back(), last_record);
    if (database.get_metadata(cursor_key) != cursor)
        database.set_metadata(cursor_key, cursor);
}

void IndexWriter::Impl::end_transaction() {
    names.write_to(database);
    versions.write_to(database);
    if (!is_replaying)
        remember_progress();
    age_vocabulary(database, batch_counts.added + batch_counts.replaced + batch_counts.removed);
    if (is_last && is_vocabulary_old(database))
        make_vocabulary(database);
    for (const std::string& fingerprint : std::exchange(restored_tables, {}))
        add_table_stamp(database, fingerprint);
    if (!tables.empty() && batch_counts.added + batch_counts.replaced > 0)
        add_table_stamp(database, tables);
    database.commit_transaction();
    in_transaction = false;
    copies.forget();
    versions.committed();
    counts.added += batch_counts.added;
    counts.replaced += batch_counts.replaced;
    counts.unchanged += batch_counts.unchanged;
    counts.removed += batch_counts.removed;
    batch_counts = {};
    batch.clear();
    batch_bytes = 0;
    batch_removals.clear();
}

void IndexWriter::Impl::abandon_transaction() {
    batch_counts = {};
    batch_bytes = 0;
    in_transaction = false;
    names.reset();
    copies.forget();
    try {
        database.cancel_transaction();
    } catch (const Xapian::InvalidOperationError&) {
        // A commit that failed has ended the transaction already.
    }
}

/// Puts the dispatches of a failed transaction again, each in a transaction of its own: only those that
/// cannot be written are lost, and named. What is remembered of files follows when all are in.
void IndexWriter::Impl::replay() {
    abandon_transaction();
    is_replaying = true;
    const std::vector<Xapian::docid> removals = std::exchange(batch_removals, {});
    for (const std::string& record : std::exchange(batch, {})) {
        const Dispatch dispatch = schema::decode_dispatch(record);
        try {
            begin_transaction();
            put(build(dispatch));
            end_transaction();
        } catch (const Xapian::DatabaseError&) {
            throw;
        } catch (const Xapian::Error& error) {
            abandon_transaction();
            refuse_late(dispatch, unwritable(dispatch, error.get_msg()));
        }
    }
    is_replaying = false;
    begin_transaction();
    for (const Xapian::docid document : removals)
        database.delete_document(document);
    batch_counts.removed = removals.size();
    end_transaction();
}

/// Refuses a dispatch of a file that may have been left since.
void IndexWriter::Impl::refuse_late(const Dispatch& dispatch, const Rejection& rejection) {
    const std::string_view file = file_of(dispatch.path);
    if (current && current->identity == file) {
        note_refusal(rejection, dispatch.path);
        return;
    }
    std::optional<FileState> left = files.find(database, file);
    current.swap(left);
    note_refusal(rejection, dispatch.path);
    current.swap(left);
    if (left)
        files.set(*left);
}

IndexWriter::IndexWriter(IndexFolder folder, Target target, Build build, BatchLimits limits, unsigned threads)
    : impl_(std::make_unique<Impl>(std::move(folder), target, std::move(build), limits, threads)) {}

IndexWriter::IndexWriter(const std::filesystem::path& path, Build build, BatchLimits limits)
    : IndexWriter(IndexFolder(path, "add"), Target::serving, std::move(build), limits) {}

IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;

void IndexWriter::write(Prepared prepared) try {
    impl_->write(std::move(prepared));
} catch (const Xapian::Error& error) {
    throw_write_error(impl_->folder.name(), error);
}

void IndexWriter::commit() try { impl_->finish(); } catch (const Xapian::Error& error) {
    throw_write_error(impl_->folder.name(), error);
}

void IndexWriter::publish() try {
    impl_->finish();
    impl_->database.close();
    if (impl_->removal.valid())
        impl_->removal.get();
    impl_->folder.serve_aside();
} catch (const Xapian::Error& error) {
    throw_write_error(impl_->folder.name(), error);
}

bool IndexWriter::set_tables(std::string fingerprint) try {
    impl_->tables = std::move(fingerprint);
    const std::vector<std::string> present = table_stamps(impl_->database);
    return present.empty() || present == std::vector{impl_->tables};
} catch (const Xapian::Error& error) {
    throw_write_error(impl_->folder.name(), error);
}

std::optional<FileState> IndexWriter::file(std::string_view identity) const try {
    return impl_->files.find(impl_->database, identity);
} catch (const Xapian::Error& error) {
    throw_write_error(impl_->folder.name(), error);
}

void IndexWriter::begin_file(FileState state) {
    impl_->begin_file(std::move(state));
}

void IndexWriter::refuse(const Rejection& rejection) {
    if (!impl_->current)
        return;
    ++impl_->current->records;
    impl_->remember_refusal(rejection);
}

void IndexWriter::withdraw(const std::string& id, const std::string& version) try {
    impl_->withdraw(id, {version, true, {}});
} catch (const Xapian::Error& error) {
    throw_write_error(impl_->folder.name(), error);
}

std::vector<Outdated> IndexWriter::take_outdated() {
    return std::exchange(impl_->outdated, {});
}

void IndexWriter::pass_over(const SetAside& record) {
    if (!impl_->current)
        return;
    ++impl_->current->records;
    ++impl_->current->set_aside;
    impl_->current->is_waiting = impl_->current->is_waiting || record.why == SetAside::Why::embargoed;
}

void IndexWriter::end_file(bool is_steady, bool prunes) try {
    if (impl_->current)
        impl_->end_file(is_steady, prunes);
} catch (const Xapian::Error& error) {
    throw_write_error(impl_->folder.name(), error);
}

void IndexWriter::remember(const FileState& state) {
    impl_->files.set(state);
}

std::size_t IndexWriter::remove_file(const std::string& identity) try {
    const std::size_t removed = impl_->remove(identity, {});
    impl_->batch_counts.removed += removed;
    impl_->files.erase(identity);
    return removed;
} catch (const Xapian::Error& error) {
    throw_write_error(impl_->folder.name(), error);
}

void IndexWriter::visit_files(const std::function<void(const FileState&)>& visit) const try {
    indexer::visit_files(impl_->database, visit);
} catch (const Xapian::Error& error) {
    throw_write_error(impl_->folder.name(), error);
}

void IndexWriter::restore_tables(std::vector<std::string> fingerprints) {
    impl_->restored_tables = std::move(fingerprints);
}

void IndexWriter::restore_name(const NameValue& value) {
    impl_->names.add({&value, 1});
}

void IndexWriter::restore_version(const VersionEntry& entry) {
    impl_->versions.restore(entry);
}

void IndexWriter::restore_earlier(const EarlierEntry& entry) {
    impl_->versions.restore(entry);
}

const std::optional<Recovery>& IndexWriter::recovery() const {
    return impl_->recovery;
}

const WriteCounts& IndexWriter::counts() const {
    return impl_->counts;
}

std::vector<Rejection> IndexWriter::take_rejections() {
    return std::exchange(impl_->rejections, {});
}

}  // namespace depeche::indexer
