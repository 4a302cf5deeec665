#include "searcher/match/matching_documents.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

namespace depeche::match {
namespace {

using Xapian::Query;

/// Documents of a few words each, every fifth of them deleted again.
Xapian::WritableDatabase random_database(std::mt19937& random, const std::vector<std::string>& words) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (int number = 0; number < 400; ++number) {
        Xapian::Document document;
        for (Xapian::termpos at = 1; at <= 6; ++at)
            document.add_posting(words[std::min(random() % words.size(), random() % words.size())], at);
        database.add_document(document);
    }
    for (Xapian::docid number = 5; number <= 400; number += 5)
        database.delete_document(number);
    return database;
}

Query random_query(std::mt19937& random, const std::vector<std::string>& words, int depth) {
    const auto word = [&] { return Query(words[random() % words.size()]); };
    if (depth == 0)
        return random() % 20 == 0 ? Query::MatchAll : random() % 20 == 0 ? Query::MatchNothing : word();
    constexpr auto operators =
        std::to_array<Query::op>({Query::OP_AND, Query::OP_OR, Query::OP_AND_NOT, Query::OP_FILTER,
                                  Query::OP_SYNONYM, Query::OP_MAX, Query::OP_AND_MAYBE, Query::OP_XOR});
    const std::size_t drawn = random() % (operators.size() + 2);
    if (drawn == operators.size())
        return {0.5, random_query(random, words, depth - 1)};
    std::vector<Query> parts;
    if (drawn > operators.size()) {
        parts = {word(), word()};
        return {random() % 2 == 0 ? Query::OP_PHRASE : Query::OP_NEAR, parts.begin(), parts.end(), 2};
    }
    for (auto left = 2 + random() % 2; left > 0; --left)
        parts.push_back(random_query(random, words, depth - 1));
    return {operators[drawn], parts.begin(), parts.end()};
}

std::set<Xapian::docid> members(const DocumentSet& documents) {
    std::set<Xapian::docid> all;
    documents.for_each([&](Xapian::docid document) { all.insert(document); });
    EXPECT_EQ(all.size(), documents.size());
    return all;
}

TEST(MatchingDocuments, AreThoseThatTheMatcherFinds) {
    std::mt19937 random(7);
    std::vector<std::string> words;
    for (int number = 0; number < 60; ++number)
        words.push_back("mot" + std::to_string(number));
    const Xapian::WritableDatabase database = random_database(random, words);
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    for (int round = 0; round < 2000; ++round) {
        const Query query = random_query(random, words, static_cast<int>(random() % 4));
        enquire.set_query(query);
        std::set<Xapian::docid> expected;
        const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
        for (auto hit = found.begin(); hit != found.end(); ++hit)
            expected.insert(*hit);
        ASSERT_EQ(members(matching_documents(database, query)), expected) << query.get_description();

        const DocumentSet among = matching_documents(database, random_query(random, words, 1));
        std::set<Xapian::docid> both;
        for (const Xapian::docid document : members(among))
            if (expected.contains(document))
                both.insert(document);
        ASSERT_EQ(members(matching_documents(database, query, among)), both) << query.get_description();
    }
}

}  // namespace
}  // namespace depeche::match
