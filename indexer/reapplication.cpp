#include "indexer/reapplication.hpp"

#include <xapian.h>

#include <string>

#include "indexer/escaping.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/metadata/names.hpp"
#include "indexer/name_store.hpp"
#include "indexer/near_copies.hpp"
#include "indexer/prepared.hpp"
#include "indexer/vocabulary.hpp"
#include "schema/index_version.hpp"
#include "schema/record.hpp"

namespace depeche::indexer {

namespace {

/// Looked up once: an index is not walked while it changes.
std::vector<Xapian::docid> documents_of(const Xapian::Database& database) {
    return {database.postlist_begin(""), database.postlist_end("")};
}

class Reapplication {
public:
    Reapplication(Xapian::WritableDatabase database, const authority::NameTables& tables, BatchLimits limits)
        : database_(std::move(database)), tables_(tables), limits_(limits) {}

    Reapplied run(const ReapplyProgress& progress, const StopFlag& stop) {
        const std::vector<Xapian::docid> documents = documents_of(database_);
        report_.total = documents.size();
        for (const Xapian::docid document : documents) {
            if (stop) {
                report_.interrupted = true;
                break;
            }
            take(document);
            ++report_.done;
            progress(report_);
        }
        if (report_.interrupted)
            commit_batch();
        else
            finish();
        return report_;
    }

private:
    void take(Xapian::docid document) {
        const Xapian::Document written = database_.get_document(document);
        const std::string stored = written.get_data();
        const Dispatch before = schema::decode_dispatch(stored);
        Dispatch dispatch = before;
        derive_names(dispatch, tables_.authority, analyzer_);
        const std::vector<NameValue> values = name_values(dispatch, tables_.authority);
        all_names_.add(values);
        if (dispatch == before)
            return;
        if (batch_ == 0)
            database_.begin_transaction();
        FlatDocument renamed = prepare(dispatch, analyzer_, tables_.authority).document;
        keep_group(written, renamed);
        database_.replace_document(document, to_xapian(renamed));
        batch_names_.add(values);
        ++report_.changed;
        ++batch_;
        batch_bytes_ += schema::unpacked_size(stored);
        if (batch_ >= limits_.dispatches || batch_bytes_ >= limits_.bytes)
            commit_batch();
    }

    /// Until the last dispatch is done, names are only added, and the index counts as made with both tables.
    void commit_batch() {
        if (batch_ == 0)
            return;
        batch_names_.write_to(database_);
        add_table_stamp(database_, tables_.fingerprint);
        database_.commit_transaction();
        batch_ = 0;
        batch_bytes_ = 0;
    }

    void finish() {
        if (batch_ == 0)
            database_.begin_transaction();
        all_names_.replace_all(database_);
        database_.set_metadata(std::string(schema::authority_key), tables_.fingerprint);
        make_vocabulary(database_);
        database_.commit_transaction();
    }

    Xapian::WritableDatabase database_;
    const authority::NameTables& tables_;
    BatchLimits limits_;
    analysis::Analyzer analyzer_;
    NameStore batch_names_;
    NameStore all_names_;
    std::size_t batch_ = 0;
    std::size_t batch_bytes_ = 0;
    Reapplied report_;
};

}  // namespace

Reapplied reapply_names(const std::filesystem::path& index, const authority::NameTables& tables,
                        const ReapplyProgress& progress, const StopFlag& stop, BatchLimits limits) try {
    IndexFolder folder(index, "names", IndexFolder::Missing::refuse);
    return Reapplication(folder.open(), tables, limits).run(progress, stop);
} catch (const Xapian::Error& error) {
    throw_write_error(escaped(index.native()), error);
}

}  // namespace depeche::indexer
