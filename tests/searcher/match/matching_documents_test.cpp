#include "searcher/match/matching_documents.hpp"

#include <gtest/gtest.h>

#include <set>

#include "tests/searcher/match/random_index.hpp"

namespace depeche::match {
namespace {

std::set<Xapian::docid> members(const DocumentSet& documents) {
    std::set<Xapian::docid> all;
    documents.for_each([&](Xapian::docid document) { all.insert(document); });
    EXPECT_EQ(all.size(), documents.size());
    return all;
}

TEST(MatchingDocuments, AreThoseThatTheMatcherFinds) {
    RandomIndex index(7, 400);
    WalkMemory memory;
    memory.follow(index.database());
    Xapian::Enquire enquire(index.database());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    for (int round = 0; round < 2000; ++round) {
        const Xapian::Query query = index.query(index.draw(4));
        if (round % 2 == 0)
            memory.lists.find_phrase(index.database(), index.phrase());
        enquire.set_query(query);
        std::set<Xapian::docid> expected;
        const Xapian::MSet found = enquire.get_mset(0, index.database().get_doccount());
        for (auto hit = found.begin(); hit != found.end(); ++hit)
            expected.insert(*hit);
        ASSERT_EQ(members(matching_documents({index.database(), memory}, query)), expected)
            << query.get_description();

        const DocumentSet among = matching_documents({index.database(), memory}, index.query(1));
        std::set<Xapian::docid> both;
        for (const Xapian::docid document : members(among))
            if (expected.contains(document))
                both.insert(document);
        ASSERT_EQ(members(matching_documents({index.database(), memory}, query, among)), both)
            << query.get_description();
    }
}

TEST(MatchingDocuments, OfManyBlocksAreFoundInAll) {
    RandomIndex index(3, 3 * BlockSet::size);
    WalkMemory memory;
    memory.follow(index.database());
    Xapian::Enquire enquire(index.database());
    for (int round = 0; round < 20; ++round) {
        const Xapian::Query query = index.query(2);
        enquire.set_query(query);
        EXPECT_EQ(matching_documents({index.database(), memory}, query).size(),
                  enquire.get_mset(0, index.database().get_doccount()).size())
            << query.get_description();
    }
}

}  // namespace
}  // namespace depeche::match
