#include "searcher/match/facet_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

#include "schema/terms.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::match {
namespace {

/// More different values than have small ordinals: each document has ten actors of its own, one that every
/// tenth document has, and a place of its own.
class FacetTableTest : public testing::Test {
protected:
    static constexpr Xapian::docid documents = 7000;

    FacetTableTest() {
        const std::string path = (folder_.path() / "index").string();
        Xapian::WritableDatabase writer(path, Xapian::DB_CREATE);
        for (Xapian::docid document = 1; document <= documents; ++document) {
            schema::FacetValues values{.first_day = 20250101, .last_day = 20250101 + document % 28};
            auto& [sources, actors, places] = values.names;
            for (std::uint64_t own = 0; own < 10; ++own)
                actors.push_back(own_key(document) + own);
            if (document % 10 == 0)
                actors.insert(actors.begin(), common_key);
            places.push_back(own_key(document));
            Xapian::Document made;
            made.add_value(schema::slot_facets, encode(values));
            writer.add_document(made);
        }
        writer.commit();
        index_ = Xapian::Database(path);
    }

    static std::uint64_t own_key(Xapian::docid document) { return 1000 + std::uint64_t{document} * 10; }

    DocumentSet every(Xapian::docid step) const {
        DocumentSet set(documents);
        for (Xapian::docid document = step; document <= documents; document += step)
            set.add(document);
        return set;
    }

    /// How many of the documents have each value of a facet.
    std::map<std::uint64_t, std::uint32_t> count(FacetTable& table, const DocumentSet& set, Facet facet) {
        table.follow(index_);
        table.prepare(index_, set);
        FacetTable::Counts counts = table.borrow_counts(table.expected_values(set.size()));
        table.count(index_, set, std::nullopt, counts);
        std::map<std::uint64_t, std::uint32_t> found;
        for (const FacetTable::Ordinal ordinal : table.ordinals(facet))
            if (counts.of(ordinal) > 0)
                found.emplace(table.key(ordinal), counts.of(ordinal));
        EXPECT_EQ(table.count_met(facet, counts), found.size());
        table.give_back(std::move(counts));
        return found;
    }

    const Xapian::Database& index() const { return index_; }

    static constexpr std::uint64_t common_key = 7;

private:
    tests::TemporaryFolder folder_;
    Xapian::Database index_;
};

TEST_F(FacetTableTest, CountsTheSameReadAndLoaded) {
    FacetTable loaded;
    // As many are read as there are, and then more.
    for (int round = 0; round < 2; ++round)
        count(loaded, every(1), Facet::date);
    for (const bool is_loaded : {false, true}) {
        SCOPED_TRACE(is_loaded ? "loaded" : "read");
        for (const Xapian::docid step : {1U, 2U, 7U, 700U}) {
            SCOPED_TRACE(step);
            const DocumentSet set = every(step);
            const auto counted = [&](Facet facet) {
                FacetTable fresh;
                return count(is_loaded ? loaded : fresh, set, facet);
            };
            const auto actors = counted(Facet::actor);
            EXPECT_EQ(actors.size(), set.size() * 10 + 1);
            EXPECT_EQ(actors.at(common_key), every(std::lcm(step, 10U)).size());
            EXPECT_EQ(actors.at(own_key(step) + 9), 1U);
            EXPECT_EQ(counted(Facet::place).size(), set.size());
            EXPECT_EQ(counted(Facet::date).size(),
                      std::min<std::size_t>(28 / std::gcd(28U, step), set.size()));
            EXPECT_TRUE(counted(Facet::source).empty());
        }
    }
}

/// Many documents of which a facet with few values is counted have few to note.
TEST_F(FacetTableTest, NotesTheValuesOfOneFacetBesideThoseOfFewDocuments) {
    FacetTable table;
    for (int round = 0; round < 3; ++round)
        count(table, every(1), Facet::date);
    const DocumentSet few = every(700);
    const DocumentSet many = every(2);
    EXPECT_EQ(table.expected_values(many.size(), Facet::date), 28U);
    FacetTable::Counts counts = table.borrow_counts(table.expected_values(few.size()) +
                                                    table.expected_values(many.size(), Facet::date));
    EXPECT_TRUE(counts.met.has_value());
    table.count(index(), few, std::nullopt, counts);
    table.count(index(), many, Facet::date, counts);
    std::size_t dates = 0;
    for (const FacetTable::Ordinal ordinal : counts.met->at(0))
        dates += counts.of(ordinal);
    EXPECT_EQ(counts.met->at(0).size(), 14U);
    EXPECT_EQ(dates, few.size() + many.size());
    EXPECT_EQ(counts.met->at(static_cast<std::size_t>(Facet::place)).size(), few.size());
    table.give_back(std::move(counts));
    EXPECT_EQ(count(table, few, Facet::date).size(), 1U);
}

TEST_F(FacetTableTest, PutsTheMostFrequentValueOfAFacetFirst) {
    FacetTable table;
    for (int round = 0; round < 3; ++round)
        count(table, every(1), Facet::actor);
    EXPECT_EQ(table.key(table.ordinals(Facet::actor).front()), common_key);
    EXPECT_TRUE(std::ranges::is_sorted(table.ordinals(Facet::actor), std::ranges::greater{},
                                       [&](FacetTable::Ordinal ordinal) { return table.most(ordinal); }));
}

}  // namespace
}  // namespace depeche::match
