#include "indexer/index_status.hpp"

#include <fstream>
#include <iterator>

#include "indexer/compaction.hpp"
#include "indexer/escaping.hpp"
#include "indexer/file_store.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/index_writer.hpp"
#include "schema/index_version.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

constexpr int most_tries = 10;

IndexStatus look(const std::filesystem::path& index) {
    const Xapian::Database database = read_index(index);
    IndexStatus status;
    status.version = schema::index_version;
    status.analysis = database.get_metadata(std::string(schema::analysis_key));
    status.tables = table_stamps(database);
    status.dispatches = database.get_doccount();
    status.undated = database.get_termfreq(std::string(schema::undated_term));
    status.cursor = database.get_metadata(cursor_key);
    visit_files(database, [&](const FileState& file) {
        ++status.files;
        status.refused += file.refused;
        if (file.refused > 0 && status.refused_files.size() < most_refused_files)
            status.refused_files.push_back(file);
    });
    return status;
}

}  // namespace

IndexStatus status_of(const std::filesystem::path& index) {
    for (int tries = 1;; ++tries) {
        try {
            IndexStatus status = look(index);
            const std::filesystem::path generation = serving_database(index);
            status.generation = generation.filename();
            status.bytes = bytes_of(generation);
            status.writer = IndexLock::holder(index);
            std::ifstream last(index / last_run_file, std::ios::binary);
            status.last_run.assign(std::istreambuf_iterator<char>(last), {});
            return status;
        } catch (const Xapian::DatabaseModifiedError& error) {
            if (tries == most_tries)
                throw_read_error(escaped(index.native()), error);
        } catch (const Xapian::Error& error) {
            throw_read_error(escaped(index.native()), error);
        }
    }
}

}  // namespace depeche::indexer
