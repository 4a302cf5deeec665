#include "tests/support/temporary_index.hpp"

#include "indexer/index_writer.hpp"
#include "indexer/prepared.hpp"
#include "schema/terms.hpp"

namespace depeche::tests {

namespace {

FacetName name_of(std::string_view label) {
    return {schema::slug(label), std::string(label)};
}

indexer::Prepared prepared(const Dispatch& one) {
    static const authority::Authority authority(authority::builtin_tables());
    static thread_local analysis::Analyzer analyzer;
    return indexer::prepare(one, analyzer, authority);
}

indexer::IndexWriter written(const std::filesystem::path& path, std::span<const Dispatch> dispatches,
                             indexer::Target target) {
    indexer::IndexWriter writer(indexer::IndexFolder(path, "test"), target, prepared);
    for (const Dispatch& one : dispatches)
        writer.write(prepared(one));
    return writer;
}

}  // namespace

DispatchMaker::DispatchMaker(std::string_view id, std::string_view body) {
    dispatch_.id = id;
    dispatch_.path = id;
    dispatch_.body = body;
    dispatch_.language = "fr";
}

DispatchMaker& DispatchMaker::titled(std::string_view title) {
    dispatch_.title = title;
    return *this;
}

DispatchMaker& DispatchMaker::dated(std::string_view date) {
    dispatch_.published = DerivedDate{parse_date(date).value(), {"test", Confidence::stated, {}}};
    return *this;
}

DispatchMaker& DispatchMaker::source(std::string_view label) {
    dispatch_.sources.push_back({name_of(label), SourceRole::publisher, {}});
    return *this;
}

DispatchMaker& DispatchMaker::actor(std::string_view label) {
    dispatch_.actors.push_back({name_of(label), ActorKind::unknown, {std::string(label)}, {}});
    return *this;
}

DispatchMaker& DispatchMaker::place(std::string_view label) {
    dispatch_.places.push_back({name_of(label), {}, {}, {std::string(label)}, {}});
    return *this;
}

DispatchMaker& DispatchMaker::byline(std::string_view author) {
    dispatch_.byline = author;
    return *this;
}

DispatchMaker& DispatchMaker::section(std::string_view name) {
    dispatch_.section = name;
    return *this;
}

DispatchMaker& DispatchMaker::keyword(std::string_view word) {
    dispatch_.keywords.emplace_back(word);
    return *this;
}

DispatchMaker& DispatchMaker::url(std::string_view address) {
    dispatch_.url = address;
    return *this;
}

DispatchMaker dispatch(std::string_view id, std::string_view body) {
    return {id, body};
}

TemporaryIndex::TemporaryIndex(std::span<const Dispatch> dispatches) {
    add(dispatches);
}

void TemporaryIndex::add(std::span<const Dispatch> dispatches) {
    written(path(), dispatches, indexer::Target::serving).commit();
}

void TemporaryIndex::rebuild_from(std::span<const Dispatch> dispatches) {
    written(path(), dispatches, indexer::Target::aside).publish();
}

}  // namespace depeche::tests
