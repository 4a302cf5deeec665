#include "indexer/dump/dump.hpp"

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "indexer/dump/dispatch_json.hpp"
#include "indexer/dump/lines.hpp"
#include "indexer/earlier_versions.hpp"
#include "indexer/escaping.hpp"
#include "indexer/file_store.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/version_store.hpp"
#include "schema/facet_values.hpp"
#include "schema/index_version.hpp"
#include "schema/record.hpp"

namespace depeche::indexer {

using Json = nlohmann::ordered_json;

namespace {

class Dumper {
public:
    Dumper(const Xapian::Database& database, std::ostream& out) : database_(database), out_(out) {}

    DumpCounts run(const DumpProgress& progress, const StopFlag& stop) {
        write_header();
        visit_names([this](const NameValue& value) { line("name", to_json(value)); });
        visit_files(database_, [this](const FileState& file) { line("file", to_json(file)); });
        std::size_t done = 0;
        for (auto at = database_.postlist_begin(""); at != database_.postlist_end(""); ++at) {
            if (stop) {
                counts_.interrupted = true;
                return counts_;
            }
            line("dispatch", to_json(schema::decode_dispatch(database_.get_document(*at).get_data())));
            progress(++done, counts_.dispatches);
        }
        visit_versions(database_, [this](const VersionEntry& entry) { line("version", to_json(entry)); });
        visit_earlier_versions(database_,
                               [this](const EarlierEntry& entry) { line("earlier", to_json(entry)); });
        return counts_;
    }

private:
    void write_header() {
        visit_names([this](const NameValue&) { ++counts_.names; });
        visit_files(database_, [this](const FileState&) { ++counts_.files; });
        counts_.dispatches = database_.get_doccount();
        visit_versions(database_, [this](const VersionEntry&) { ++counts_.versions; });
        visit_earlier_versions(database_, [this](const EarlierEntry&) { ++counts_.earlier; });
        Json header;
        header["dump_version"] = dump_version;
        header["index_version"] = schema::index_version;
        header["analysis"] = database_.get_metadata(std::string(schema::analysis_key));
        header["tables"] = table_stamps(database_);
        header["names"] = counts_.names;
        header["files"] = counts_.files;
        header["dispatches"] = counts_.dispatches;
        header["versions"] = counts_.versions;
        header["earlier"] = counts_.earlier;
        line("depeche", header);
    }

    template <typename Visit>
    void visit_names(Visit visit) const {
        for (const schema::FieldId facet : schema::name_facets) {
            const std::string prefix = name_entries_of(facet);
            for (auto key = database_.metadata_keys_begin(prefix); key != database_.metadata_keys_end(prefix);
                 ++key)
                visit(NameValue{facet, schema::decode_name_entry(database_.get_metadata(*key))});
        }
    }

    /// What the metadata keys of the entries of a facet start with.
    static std::string name_entries_of(schema::FieldId facet) {
        const std::string key = schema::name_entry_key(facet, 0);
        return key.substr(0, key.rfind('/') + 1);
    }

    void line(const char* kind, Json content) {
        Json object;
        object[kind] = std::move(content);
        out_ << object.dump() << '\n';
    }

    const Xapian::Database& database_;
    std::ostream& out_;
    DumpCounts counts_;
};

}  // namespace

DumpCounts dump(const std::filesystem::path& index, std::ostream& out, const DumpProgress& progress,
                const StopFlag& stop) try {
    const IndexFolder held(index, "dump", IndexFolder::Missing::refuse);
    const Xapian::Database database = read_index(index);
    return Dumper(database, out).run(progress, stop);
} catch (const Xapian::Error& error) {
    throw_read_error(escaped(index.native()), error);
}

}  // namespace depeche::indexer
