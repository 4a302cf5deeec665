#include "tools/benchmarks/bare_xapian.hpp"

#include <fmt/format.h>

#include <array>

#include "indexer/document.hpp"
#include "schema/record.hpp"
#include "tools/benchmarks/row.hpp"

namespace depeche::bench {

namespace {

constexpr Xapian::valueno slot_month = 0;
constexpr Xapian::valueno slot_source = 1;
constexpr Xapian::valueno slot_actor = 2;
constexpr Xapian::valueno slot_place = 3;
constexpr Xapian::valueno slot_day = 4;

std::string first_of(const std::vector<std::string>& values) {
    return values.empty() ? std::string() : values.front();
}

}  // namespace

void build_bare(const std::filesystem::path& rows, const std::filesystem::path& index) {
    Xapian::WritableDatabase database(index.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("fr"));
    read_rows(rows, [&](const Row& row) {
        Xapian::Document document;
        generator.set_document(document);
        generator.index_text(row.title, 1, "S");
        generator.index_text(row.title);
        generator.increase_termpos();
        generator.index_text(row.body);
        document.add_value(slot_month, fmt::format("{:06}", row.day / 100));
        document.add_value(slot_day, fmt::format("{:08}", row.day));
        document.add_value(slot_source, first_of(row.sources));
        document.add_value(slot_actor, first_of(row.actors));
        document.add_value(slot_place, first_of(row.places));
        for (const std::string& source : row.sources)
            document.add_boolean_term("XSRC" + source);
        document.set_data(row.title + '\n' + row.body);
        database.add_document(document);
    });
    database.commit();
}

void build_same(const std::filesystem::path& ours, const std::filesystem::path& index) {
    Xapian::WritableDatabase database(index.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    const Xapian::Database from(ours.string());
    analysis::Analyzer analyzer;
    for (auto at = from.postlist_begin(""); at != from.postlist_end(""); ++at)
        database.add_document(indexer::to_xapian(
            indexer::build_document(schema::decode_dispatch(from.get_document(*at).get_data()), analyzer)));
    database.commit();
}

BareXapian::BareXapian(const std::filesystem::path& index) : database_(index.string()) {
    parser_.set_database(database_);
    parser_.set_stemmer(Xapian::Stem("fr"));
    parser_.set_default_op(Xapian::Query::OP_AND);
}

Xapian::Query BareXapian::compile(const Query& query) {
    std::string text = fmt::format("{}", fmt::join(query.words, query.of == Class::any ? " OR " : " "));
    unsigned flags = Xapian::QueryParser::FLAG_DEFAULT;
    if (query.of == Class::phrase || query.of == Class::common_phrase)
        text = '"' + text + '"';
    if (query.of == Class::prefix) {
        text += '*';
        flags |= Xapian::QueryParser::FLAG_WILDCARD;
    }
    Xapian::Query words = parser_.parse_query(text, flags);
    if (query.of == Class::date)
        return {Xapian::Query::OP_FILTER, words,
                Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot_day, fmt::format("{:08}", query.first_day),
                              fmt::format("{:08}", query.last_day))};
    if (query.of == Class::facet)
        return {Xapian::Query::OP_FILTER, words, Xapian::Query("XSRC" + query.source)};
    return words;
}

void BareXapian::answer(const Query& query, Mode mode) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(compile(query));
    if (mode == Mode::ids) {
        enquire.get_mset(0, 10);
        return;
    }
    std::array<Xapian::ValueCountMatchSpy, 4> spies{
        Xapian::ValueCountMatchSpy(slot_month), Xapian::ValueCountMatchSpy(slot_source),
        Xapian::ValueCountMatchSpy(slot_actor), Xapian::ValueCountMatchSpy(slot_place)};
    for (Xapian::ValueCountMatchSpy& spy : spies)
        enquire.add_matchspy(&spy);
    const Xapian::MSet found = enquire.get_mset(0, 10, database_.get_doccount());
    for (Xapian::ValueCountMatchSpy& spy : spies)
        for (auto value = spy.top_values_begin(10); value != spy.top_values_end(10); ++value)
            static_cast<void>(value.get_termfreq());
    if (mode == Mode::page)
        for (auto hit = found.begin(); hit != found.end(); ++hit)
            found.snippet(hit.get_document().get_data(), 300, Xapian::Stem("fr"));
}

}  // namespace depeche::bench
