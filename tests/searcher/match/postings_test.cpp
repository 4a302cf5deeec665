#include "searcher/match/postings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.hpp"

namespace depeche::match {
namespace {

using Documents = std::vector<Xapian::docid>;

/// Documents over several blocks: every one has `all`, and of `term` there are many in the first block, none
/// in the second, and few behind.
class PostingsTest : public testing::Test {
protected:
    static constexpr Xapian::docid last = 4 * BlockSet::size + 10;

    PostingsTest() {
        Xapian::WritableDatabase writer((folder_.path() / "index").string(), Xapian::DB_CREATE);
        std::mt19937 random(1);
        for (Xapian::docid document = 1; document <= last; ++document) {
            Xapian::Document made;
            made.add_term("all", 1 + document % 3);
            const std::size_t block = document / BlockSet::size;
            if (block != 1 && random() % (block == 0 ? 3U : 500U) == 0) {
                made.add_term("term", 1 + document % 5);
                having_term_.push_back(document);
            }
            writer.add_document(made);
        }
        writer.commit();
        index = Xapian::Database((folder_.path() / "index").string());
        memory.follow(index);
    }

    /// The postings as Xapian reads them, and as they are kept.
    std::vector<Postings> both(const std::string& term) {
        std::vector<Postings> postings;
        postings.emplace_back(WalkedIndex{index, empty_memory}, term);
        memory.lists.find(index, term);
        postings.emplace_back(WalkedIndex{index, memory}, memory.lists.find(index, term));
        return postings;
    }

    Xapian::Database index;
    WalkMemory memory;
    /// Of no state, so that it keeps nothing.
    WalkMemory empty_memory;
    Documents having_term_;

private:
    tests::TemporaryFolder folder_;
};

TEST_F(PostingsTest, WalksOverEachBlock) {
    for (Postings& postings : both("term")) {
        EXPECT_EQ(postings.frequency(), having_term_.size());
        Documents found;
        for (std::size_t block = 0; block <= last / BlockSet::size; ++block)
            postings.walk(block, nullptr, [&](BlockSet::Place place) {
                found.push_back(first_of(block) + place);
                EXPECT_EQ(postings.count(), 1 + found.back() % 5);
            });
        EXPECT_EQ(found, having_term_);
    }
}

TEST_F(PostingsTest, WalksOverThoseAmongOthers) {
    for (const Xapian::docid step : {2U, 100U, 1000U}) {
        SCOPED_TRACE(step);
        Documents expected;
        std::ranges::copy_if(having_term_, std::back_inserter(expected),
                             [&](Xapian::docid document) { return document % step == 1; });
        for (Postings& postings : both("term")) {
            Documents found;
            for (std::size_t block = 0; block <= last / BlockSet::size; ++block) {
                BlockSet wanted;
                for (BlockSet::Place place = 0; place < BlockSet::size; ++place)
                    if ((first_of(block) + place) % step == 1)
                        wanted.add(place);
                const Among among(wanted);
                postings.walk(block, &among, [&](BlockSet::Place place) {
                    found.push_back(first_of(block) + place);
                    EXPECT_EQ(postings.count(), 1 + found.back() % 5);
                });
            }
            EXPECT_EQ(found, expected);
        }
    }
}

TEST_F(PostingsTest, TellsOfDocumentsInTheirOrder) {
    for (const Xapian::docid step : {1U, 3U, 700U, 5000U})
        for (Postings& postings : both("term"))
            for (Xapian::docid document = 1; document <= last; document += step)
                ASSERT_EQ(postings.seek(document), std::ranges::binary_search(having_term_, document))
                    << document << ", " << step;
}

TEST_F(PostingsTest, FindsNothingForATermThatNoDocumentHas) {
    for (Postings& postings : both("none")) {
        EXPECT_EQ(postings.frequency(), 0U);
        EXPECT_FALSE(postings.seek(1));
        postings.walk(0, nullptr, [](BlockSet::Place) { ADD_FAILURE(); });
    }
}

}  // namespace
}  // namespace depeche::match
