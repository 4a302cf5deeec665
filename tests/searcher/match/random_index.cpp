#include "tests/searcher/match/random_index.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "schema/terms.hpp"

namespace depeche::match {

using Xapian::Query;

namespace {

constexpr int words = 60;

std::string stem_of(const std::string& word) {
    return 'Z' + word.substr(0, word.size() - 1);
}

}  // namespace

RandomIndex::RandomIndex(unsigned seed, Xapian::docid documents) : random_(seed) {
    Xapian::WritableDatabase database((folder_.path() / "random").string(), Xapian::DB_CREATE);
    for (Xapian::docid number = 0; number < documents; ++number) {
        Xapian::Document document;
        for (Xapian::termpos at = 1; at <= static_cast<Xapian::termpos>(3 + draw(12)); ++at) {
            const std::string word = exact();
            document.add_posting(word, at);
            document.add_term(stem_of(word));
        }
        // Every tenth is undated, as the indexer writes it.
        const std::string day = draw(10) == 0 ? "" : "202511" + std::to_string(10 + draw(20));
        document.add_value(schema::slot_newest, day);
        document.add_value(schema::slot_oldest, day.empty() ? "99999999" : day);
        database.add_document(document);
    }
    for (Xapian::docid number = 5; number <= documents; number += 5)
        database.delete_document(number);
    database.commit();
    database_ = Xapian::Database((folder_.path() / "random").string());
}

std::string RandomIndex::exact() {
    return "mot" + std::to_string(std::min(draw(words), draw(words)));
}

Query RandomIndex::query(int depth, bool is_excluded) {
    const auto leaf = [&] { return Query(exact()); };
    if (depth == 0)
        return draw(20) == 0 ? Query::MatchAll : draw(20) == 0 ? Query::MatchNothing : leaf();
    constexpr auto operators =
        std::to_array<Query::op>({Query::OP_AND, Query::OP_OR, Query::OP_AND_NOT, Query::OP_FILTER,
                                  Query::OP_SYNONYM, Query::OP_MAX, Query::OP_XOR, Query::OP_AND_MAYBE});
    const auto kinds = static_cast<int>(operators.size()) - (is_excluded ? 1 : 0);
    const int drawn = draw(kinds + 2);
    if (drawn == kinds)
        return {0.5, query(depth - 1, is_excluded)};
    std::vector<Query> parts;
    if (drawn > kinds) {
        parts = {leaf(), leaf()};
        return {draw(2) == 0 ? Query::OP_PHRASE : Query::OP_NEAR, parts.begin(), parts.end(), 2};
    }
    const Query::op how = operators[static_cast<std::size_t>(drawn)];
    for (int left = 2 + draw(2); left > 0; --left)
        parts.push_back(query(depth - 1, is_excluded || (how == Query::OP_AND_NOT && !parts.empty())));
    return {how, parts.begin(), parts.end()};
}

Query RandomIndex::word(bool is_excluded) {
    const std::string spelled = exact();
    const Query own(stem_of(spelled));
    const Query stem = draw(4) == 0 ? Query(Query::OP_SYNONYM, own, Query(stem_of(exact()))) : own;
    return is_excluded ? stem : Query(Query::OP_AND_MAYBE, stem, Query(0.5, Query(spelled)));
}

Query RandomIndex::phrase() {
    std::vector<Query> parts;
    for (int left = 2 + draw(2); left > 0; --left)
        parts.push_back(draw(3) == 0 ? Query(Query::OP_OR, Query(exact()), Query(exact())) : Query(exact()));
    return {Query::OP_PHRASE, parts.begin(), parts.end(), static_cast<Xapian::termcount>(parts.size())};
}

Query RandomIndex::query_of_words(int depth, bool is_excluded) {
    if (depth == 0)
        return draw(10) == 0 ? phrase() : draw(4) == 0 ? Query(exact()) : word(is_excluded);
    constexpr auto operators =
        std::to_array<Query::op>({Query::OP_AND, Query::OP_OR, Query::OP_AND_NOT, Query::OP_FILTER});
    const auto drawn = static_cast<std::size_t>(draw(operators.size() + 1));
    if (drawn == operators.size()) {
        const Query narrowed = query_of_words(depth - 1, is_excluded);
        return {Query::OP_FILTER, narrowed, Query(0.0, query(1, is_excluded))};
    }
    std::vector<Query> parts;
    for (int left = 2 + draw(3); left > 0; --left)
        parts.push_back(query_of_words(
            depth - 1, is_excluded || (operators[drawn] == Query::OP_AND_NOT && !parts.empty())));
    return {operators[drawn], parts.begin(), parts.end()};
}

}  // namespace depeche::match
