#include "indexer/index_writer.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/escaping.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/name_store.hpp"
#include "indexer/near_copies.hpp"
#include "indexer/vocabulary.hpp"
#include "schema/record.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

std::string content_of(const Prepared& prepared) {
    return prepared.document.get_value(schema::slot_content);
}

Rejection second_of_id(const Prepared& second, const std::string& first) {
    const std::string id = excerpt(second.id);
    return {second.path,
            second.record,
            {fmt::format("même identifiant « {} » que {}, mais autre contenu : la première lue est gardée, "
                         "donnez à celle-ci un identifiant à elle",
                         id, first),
             fmt::format("same id '{}' as {}, but other content: the first one read is kept, give this one "
                         "an id of its own",
                         id, first)}};
}

Rejection unwritable(const Dispatch& dispatch, const Xapian::Error& error) {
    return {dispatch.path,
            dispatch.record,
            {fmt::format("ne peut être enregistrée dans l’index ({}) : retirez-la", error.get_msg()),
             fmt::format("cannot be stored in the index ({}): take it out", error.get_msg())}};
}

}  // namespace

struct IndexWriter::Impl {
    Impl(IndexFolder index, Target target, Build rebuild, BatchLimits batch_limits)
        : folder(std::move(index)),
          database(target == Target::serving ? folder.open() : folder.make_aside()),
          build(std::move(rebuild)),
          limits(batch_limits),
          had_documents(database.get_lastdocid() != 0) {}

    void write(const Prepared& prepared);
    void commit();
    void finish();

    bool is_repeated(const Prepared& prepared);
    Xapian::docid find(const std::string& id) const;
    void put(const Prepared& prepared);
    void end_transaction();
    void abandon_transaction();
    void replay();

    IndexFolder folder;
    Xapian::WritableDatabase database;
    Build build;
    BatchLimits limits;
    /// Whether the index had dispatches when it was opened; a new one need not be searched for them.
    bool had_documents;
    NameStore names;
    NearCopies copies;
    /// Of the tables of names; empty when it is not to be recorded.
    std::string tables;

    /// The open transaction is the last for now: it makes the vocabulary when that is old.
    bool is_last = false;

    /// The dispatches of the open transaction, encoded: they are put again when it fails.
    std::vector<std::string> batch;
    std::size_t batch_bytes = 0;
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
};

void IndexWriter::Impl::write(const Prepared& prepared) {
    if (is_repeated(prepared))
        return;
    try {
        if (batch.empty())
            database.begin_transaction();
        batch.push_back(prepared.document.get_data());
        batch_bytes += batch.back().size();
        put(prepared);
    } catch (const Xapian::DatabaseError&) {
        throw;
    } catch (const Xapian::Error&) {
        replay();
    }
    if (batch.size() >= limits.dispatches || batch_bytes >= limits.bytes)
        commit();
}

void IndexWriter::Impl::commit() {
    if (batch.empty())
        return;
    try {
        end_transaction();
    } catch (const Xapian::DatabaseError&) {
        throw;
    } catch (const Xapian::Error&) {
        replay();
    }
}

/// Commits, and makes the vocabulary in the last transaction, or in one of its own when all was committed.
void IndexWriter::Impl::finish() {
    is_last = true;
    commit();
    is_last = false;
    if (!is_vocabulary_old(database))
        return;
    database.begin_transaction();
    make_vocabulary(database);
    database.commit_transaction();
}

/// Whether the id was met before in this run: counted when nothing differs, else refused.
bool IndexWriter::Impl::is_repeated(const Prepared& prepared) {
    if (paths.empty() || paths.back() != prepared.path)
        paths.push_back(prepared.path);
    const auto [known, is_new] = met.try_emplace(
        schema::hash128_hex(prepared.id), Met{content_of(prepared), paths.size() - 1, prepared.record});
    if (is_new)
        return false;
    const Met& first = known->second;
    if (first.content == content_of(prepared))
        ++counts.unchanged;
    else
        rejections.push_back(second_of_id(prepared, location(paths[first.path], first.record)));
    return true;
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

void IndexWriter::Impl::put(const Prepared& prepared) {
    const Xapian::docid present = find(prepared.id);
    if (present != 0 &&
        database.get_document(present).get_value(schema::slot_content) == content_of(prepared)) {
        ++batch_counts.unchanged;
        return;
    }
    Xapian::Document document = prepared.document;
    copies.assign(document, database, present);
    if (present == 0) {
        database.add_document(document);
        ++batch_counts.added;
    } else {
        database.replace_document(present, document);
        ++batch_counts.replaced;
    }
    names.add(prepared.names);
}

void IndexWriter::Impl::end_transaction() {
    names.write_to(database);
    age_vocabulary(database, batch_counts.added + batch_counts.replaced);
    if (is_last && is_vocabulary_old(database))
        make_vocabulary(database);
    if (!tables.empty() && batch_counts.added + batch_counts.replaced > 0)
        add_table_stamp(database, tables);
    database.commit_transaction();
    copies.forget();
    counts.added += batch_counts.added;
    counts.replaced += batch_counts.replaced;
    counts.unchanged += batch_counts.unchanged;
    batch_counts = {};
    batch.clear();
    batch_bytes = 0;
}

void IndexWriter::Impl::abandon_transaction() {
    batch_counts = {};
    names.reset();
    copies.forget();
    try {
        database.cancel_transaction();
    } catch (const Xapian::InvalidOperationError&) {
        // A commit that failed has ended the transaction already.
    }
}

/// Puts the dispatches of a failed transaction again, each in a transaction of its own: only those that
/// cannot be written are lost, and named.
void IndexWriter::Impl::replay() {
    abandon_transaction();
    for (const std::string& record : std::exchange(batch, {})) {
        const Dispatch dispatch = schema::decode_dispatch(record);
        try {
            database.begin_transaction();
            put(build(dispatch));
            end_transaction();
        } catch (const Xapian::DatabaseError&) {
            throw;
        } catch (const Xapian::Error& error) {
            abandon_transaction();
            rejections.push_back(unwritable(dispatch, error));
        }
    }
    batch_bytes = 0;
}

IndexWriter::IndexWriter(IndexFolder folder, Target target, Build build, BatchLimits limits)
    : impl_(std::make_unique<Impl>(std::move(folder), target, std::move(build), limits)) {}

IndexWriter::IndexWriter(const std::filesystem::path& path, Build build, BatchLimits limits)
    : IndexWriter(IndexFolder(path, "add"), Target::serving, std::move(build), limits) {}

IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;

void IndexWriter::write(const Prepared& prepared) try {
    impl_->write(prepared);
} catch (const Xapian::Error& error) {
    throw_write_error(impl_->folder.name(), error);
}

void IndexWriter::commit() try { impl_->finish(); } catch (const Xapian::Error& error) {
    throw_write_error(impl_->folder.name(), error);
}

void IndexWriter::publish() try {
    impl_->finish();
    impl_->database.close();
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

const WriteCounts& IndexWriter::counts() const {
    return impl_->counts;
}

std::vector<Rejection> IndexWriter::take_rejections() {
    return std::exchange(impl_->rejections, {});
}

}  // namespace depeche::indexer
