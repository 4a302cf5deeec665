#include "searcher/match/stored_dispatch.hpp"

#include <utility>

#include "schema/earlier_versions.hpp"
#include "schema/record.hpp"
#include "schema/terms.hpp"

namespace depeche::match {

namespace {

/// Longer ids are hashed in the index, and begin like nothing.
constexpr std::size_t longest_compared_id = 200;

}  // namespace

std::optional<Xapian::docid> find_document(const Xapian::Database& index, std::string_view id) {
    const std::string term = schema::id_term(id);
    const auto found = index.postlist_begin(term);
    return found == index.postlist_end(term) ? std::nullopt : std::optional(*found);
}

std::optional<StoredDispatch> find_dispatch(const Xapian::Database& index, std::string_view id) {
    const auto document = find_document(index, id);
    if (!document)
        return std::nullopt;
    return StoredDispatch{*document, schema::decode_dispatch(index.get_document(*document).get_data())};
}

std::optional<Dispatch> read_dispatch(const Xapian::Database& index, Xapian::docid document) try {
    return schema::decode_dispatch(index.get_document(document).get_data());
} catch (const Xapian::DocNotFoundError&) {
    return std::nullopt;
}

std::vector<EarlierVersion> earlier_versions(const Xapian::Database& index, std::string_view id) {
    std::vector<EarlierVersion> earlier;
    for (schema::StoredVersion& stored :
         schema::decode_versions(index.get_metadata(schema::earlier_versions_key(id))))
        earlier.push_back({std::move(stored.version), schema::decode_dispatch(stored.record)});
    return earlier;
}

std::vector<std::string> ids_like(const Xapian::Database& index, std::string_view id, std::size_t limit) {
    std::vector<std::string> ids;
    const std::string none = schema::id_term("");
    std::string start = none + std::string(id.substr(0, longest_compared_id));
    for (; ids.empty() && start.size() > none.size(); start.pop_back())
        for (auto term = index.allterms_begin(start); term != index.allterms_end(start) && ids.size() < limit;
             ++term)
            ids.push_back((*term).substr(none.size()));
    return ids;
}

}  // namespace depeche::match
