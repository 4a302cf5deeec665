#include "searcher/match/best_matches.hpp"

#include <gtest/gtest.h>

#include "schema/terms.hpp"
#include "searcher/match/posting_tree.hpp"
#include "searcher/match/recency.hpp"
#include "searcher/match/word_weight.hpp"
#include "tests/searcher/match/random_index.hpp"

namespace depeche::match {
namespace {

/// As the last digits of scores may differ, so may the order of those that are the same but for them.
void expect_same(const BestMatches& found, const Xapian::MSet& expected, const std::string& query) {
    ASSERT_EQ(found.first.size(), expected.size()) << query;
    for (Xapian::doccount at = 0; at < expected.size(); ++at) {
        const auto hit = expected[at];
        ASSERT_NEAR(found.first[at].score, hit.get_weight(), 1e-9) << query << " at " << at;
        if (found.first[at].document != *hit) {
            const bool is_tied =
                (at > 0 && std::abs(expected[at - 1].get_weight() - hit.get_weight()) < 1e-9) ||
                (at + 1 == expected.size() ||
                 std::abs(expected[at + 1].get_weight() - hit.get_weight()) < 1e-9);
            ASSERT_TRUE(is_tied) << query << " at " << at;
        }
    }
}

void expect_what_the_matcher_finds(RandomIndex& index, int rounds, WalkMemory& memory) {
    const WalkedIndex walked{index.database(), memory};
    Xapian::Enquire enquire(index.database());
    enquire.set_weighting_scheme(word_weighting());
    for (int round = 0; round < rounds; ++round) {
        const Xapian::Query query = index.query_of_words(index.draw(3));
        if (!can_be_scored(query))
            continue;
        enquire.set_query(query);
        const auto limit = static_cast<Xapian::doccount>(index.draw(60));
        const BestMatches found = best_matches(walked, query, {}, limit);
        const Xapian::MSet expected = enquire.get_mset(0, limit, index.database().get_doccount());
        expect_same(found, expected, query.get_description());
        ASSERT_EQ(found.all.size(), expected.get_matches_lower_bound()) << query.get_description();
    }
}

TEST(BestMatches, AreThoseThatTheMatcherFindsWithTheirScores) {
    RandomIndex index(11, 500);
    WalkMemory memory;
    memory.follow(index.database());
    expect_what_the_matcher_finds(index, 2000, memory);
}

TEST(BestMatches, OfManyBlocksAreFoundInAll) {
    RandomIndex index(5, 3 * BlockSet::size);
    WalkMemory memory;
    memory.follow(index.database());
    expect_what_the_matcher_finds(index, 60, memory);
}

/// What comes first, as slots or scores tell it.
void expect_same_order(const BestMatches& found, const Xapian::MSet& expected, Xapian::valueno slot,
                       const Xapian::Database& index, const std::string& query) {
    ASSERT_EQ(found.first.size(), expected.size()) << query;
    for (Xapian::doccount at = 0; at < expected.size(); ++at) {
        const auto hit = expected[at];
        ASSERT_NEAR(found.first[at].score, hit.get_weight(), 1e-9) << query << " at " << at;
        const auto value = [&](Xapian::docid document) {
            return slot == Xapian::BAD_VALUENO ? "" : index.get_document(document).get_value(slot);
        };
        ASSERT_EQ(value(found.first[at].document), value(*hit)) << query << " at " << at;
    }
}

TEST(BestMatches, AreInTheOrderOfTheMatcherByDaysAndByAgeToo) {
    using namespace std::chrono_literals;
    constexpr Date now = 2025y / 11 / 20;
    RandomIndex index(4, 600);
    WalkMemory memory;
    memory.follow(index.database());
    const WalkedIndex walked{index.database(), memory};
    for (int round = 0; round < 300; ++round) {
        const Xapian::Query query = index.query_of_words(index.draw(3));
        if (!can_be_scored(query))
            continue;
        const auto limit = static_cast<Xapian::doccount>(index.draw(60));
        Xapian::Enquire enquire(index.database());
        enquire.set_weighting_scheme(word_weighting());
        enquire.set_query(query);
        enquire.set_sort_by_value_then_relevance(schema::slot_newest, true);
        expect_same_order(best_matches(walked, query, {Order::newest}, limit),
                          enquire.get_mset(0, limit, index.database().get_doccount()), schema::slot_newest,
                          index.database(), query.get_description());
        enquire.set_sort_by_value_then_relevance(schema::slot_oldest, false);
        expect_same_order(best_matches(walked, query, {Order::oldest}, limit),
                          enquire.get_mset(0, limit, index.database().get_doccount()), schema::slot_oldest,
                          index.database(), query.get_description());
        enquire.set_sort_by_relevance();
        enquire.set_query(with_recency(query, now));
        expect_same_order(best_matches(walked, query, {Order::best, now}, limit),
                          enquire.get_mset(0, limit, index.database().get_doccount()), Xapian::BAD_VALUENO,
                          index.database(), query.get_description());
    }
}

TEST(BestMatches, CountTermsThatAreOneAsOne) {
    RandomIndex index(2, 500);
    WalkMemory memory;
    memory.follow(index.database());
    const WalkedIndex walked{index.database(), memory};
    Xapian::Enquire enquire(index.database());
    enquire.set_weighting_scheme(word_weighting());
    for (int count = 2; count < 9; ++count) {
        std::vector<std::string> terms;
        for (int number = 0; number < count; ++number)
            terms.push_back("mot" + std::to_string(index.draw(60)));
        std::ranges::sort(terms);
        terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
        const Xapian::Query query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
        if (!can_be_scored(query))
            continue;
        enquire.set_query(query);
        // Wanted again, their joint list is kept.
        for (int time = 0; time < 3; ++time)
            expect_same(best_matches(walked, query, {}, 30), enquire.get_mset(0, 30),
                        query.get_description());
        EXPECT_NE(memory.lists.find_synonym(index.database(), query), nullptr);
    }
}

TEST(BestMatches, OfAPhraseAreThoseOfTheMatcher) {
    RandomIndex index(9, 500);
    // Room for two lists: phrases and terms drive each other out.
    for (const std::size_t room : {std::size_t{600}, std::size_t{1} << 20}) {
        WalkMemory memory(room);
        memory.follow(index.database());
        const WalkedIndex walked{index.database(), memory};
        Xapian::Enquire enquire(index.database());
        enquire.set_weighting_scheme(word_weighting());
        std::size_t matches = 0;
        for (int round = 0; round < 300; ++round) {
            const Xapian::Query query = index.phrase();
            ASSERT_TRUE(can_be_scored(query));
            enquire.set_query(query);
            const BestMatches found = best_matches(walked, query, {}, 20);
            expect_same(found, enquire.get_mset(0, 20), query.get_description());
            matches += found.all.size();
        }
        EXPECT_GT(matches, 100U);
    }
}

/// They would be read from far away one by one, and what is kept cannot be told from what has changed.
TEST(BestMatches, OfAPhraseInShardsAreLeftToTheMatcher) {
    RandomIndex one(1, 50);
    RandomIndex other(2, 50);
    Xapian::Database shards = one.database();
    shards.add_database(other.database());
    WalkMemory memory;
    memory.follow(shards);
    const Xapian::Query query = one.phrase();
    EXPECT_EQ(memory.lists.find_phrase(shards, query), nullptr);
    EXPECT_FALSE(can_be_walked(query, {shards, memory}));
}

/// Whether it was found before must not change who scores what a phrase narrows down.
TEST(BestMatches, OfWordsThatAPhraseNarrowsDownAreLeftToTheMatcher) {
    RandomIndex index(2, 50);
    WalkMemory memory;
    memory.follow(index.database());
    const Xapian::Query phrase = index.phrase();
    memory.lists.find_phrase(index.database(), phrase);
    using Xapian::Query;
    const Query word("mot1");
    EXPECT_FALSE(can_be_scored(Query(Query::OP_AND, word, phrase)));
    EXPECT_FALSE(can_be_scored(Query(Query::OP_FILTER, word, phrase)));
    EXPECT_FALSE(can_be_scored(Query(Query::OP_AND_NOT, word, phrase)));
    EXPECT_TRUE(can_be_scored(Query(Query::OP_AND_NOT, phrase, word)));
    EXPECT_TRUE(can_be_walked(Query(Query::OP_AND, word, phrase), {index.database(), memory}));
}

TEST(BestMatches, AreNotAskedForWhatOnlyTheMatcherCanScore) {
    const auto terms = std::to_array<std::string>({"conseil", "municipal"});
    using Xapian::Query;
    EXPECT_FALSE(can_be_scored(Query(Query::OP_NEAR, terms.begin(), terms.end())));
    EXPECT_FALSE(can_be_scored(Query(Query::OP_XOR, terms.begin(), terms.end())));
    EXPECT_FALSE(can_be_scored(Query(Query::OP_MAX, terms.begin(), terms.end())));
}

}  // namespace
}  // namespace depeche::match
