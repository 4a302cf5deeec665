#include "depeche/answer_cache.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "depeche/json.hpp"
#include "depeche/searcher.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using tests::dispatch;
using tests::TemporaryIndex;

struct Searching {
    explicit Searching(std::size_t answers = 10)
        : cache(std::make_shared<AnswerCache>(answers)), searcher(index.path(), cache) {}

    TemporaryIndex index{dispatch("1", "La paix tient.").place("Kyiv"), dispatch("2", "La guerre.")};
    std::shared_ptr<AnswerCache> cache;
    Searcher searcher;
};

TEST(AnswerCache, GivesAnAnswerAgain) {
    Searching at;
    const Results first = at.searcher.search({.text = "paix"});
    EXPECT_EQ(at.cache->counts().found, 0U);
    EXPECT_EQ(to_json(at.searcher.search({.text = "paix"})), to_json(first));
    EXPECT_EQ(at.cache->counts().found, 1U);
    // To another searcher of the index too.
    EXPECT_EQ(to_json(Searcher(at.index.path(), at.cache).search({.text = "paix"})), to_json(first));
    EXPECT_EQ(at.cache->counts().found, 2U);
}

TEST(AnswerCache, IsEmptiedByACommit) {
    Searching at;
    EXPECT_EQ(at.searcher.search({.text = "paix"}).total, 1U);
    at.index.add({dispatch("3", "Une paix durable.")});
    EXPECT_EQ(at.searcher.search({.text = "paix"}).total, 2U);
    EXPECT_EQ(at.cache->counts().found, 0U);
    at.index.rebuild({dispatch("3", "Une paix durable.")});
    EXPECT_EQ(at.searcher.search({.text = "paix"}).total, 1U);
    EXPECT_EQ(at.cache->counts().found, 0U);
}

TEST(AnswerCache, TellsRequestsApartByAllThatTheyAskFor) {
    Searching at;
    const std::vector<Request> requests{{.text = "paix"},
                                        {.text = "paix", .limit = 1},
                                        {.text = "paix", .offset = 1},
                                        {.text = "paix", .facet_limit = 0},
                                        {.text = "paix", .snippets = 0},
                                        {.text = "paix", .language = Language::english},
                                        {.text = "paix", .selections = {{Facet::place, "kyiv"}}},
                                        {.text = "guerre"}};
    for (const Request& request : requests)
        at.searcher.search(request);
    EXPECT_EQ(at.cache->counts().found, 0U);
    for (const Request& request : requests)
        EXPECT_EQ(to_json(at.searcher.search(request)), to_json(Searcher(at.index.path()).search(request)));
    EXPECT_EQ(at.cache->counts().found, requests.size());
}

TEST(AnswerCache, ForgetsWhatWasNotAskedForLongest) {
    Searching at(2);
    for (const char* text : {"paix", "guerre", "paix", "trêve"})
        at.searcher.search({.text = text});
    EXPECT_EQ(at.cache->counts().found, 1U);
    at.searcher.search({.text = "paix"});
    EXPECT_EQ(at.cache->counts().found, 2U);
    at.searcher.search({.text = "guerre"});
    EXPECT_EQ(at.cache->counts().found, 2U);
}

TEST(AnswerCache, DoesNotKeepExports) {
    Searching at;
    for (int time = 0; time < 2; ++time)
        at.searcher.search({.text = "paix", .whole = true});
    EXPECT_EQ(at.cache->counts().found, 0U);
}

TEST(AnswerCache, IsSharedByThreadsWhileTheIndexGrows) {
    Searching at(5);
    std::vector<std::thread> threads;
    for (int number = 0; number < 4; ++number)
        threads.emplace_back([&] {
            Searcher searcher(at.index.path(), at.cache);
            std::uint64_t before = 0;
            for (int round = 0; round < 200; ++round) {
                const std::uint64_t total = searcher.search({.text = "paix"}).total;
                EXPECT_GE(total, before);
                before = total;
                searcher.search({.text = "mot" + std::to_string(round % 7)});
            }
        });
    for (int number = 3; number < 13; ++number)
        at.index.add({dispatch(std::to_string(number), "La paix encore.")});
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(at.searcher.search({.text = "paix"}).total, 11U);
}

}  // namespace
}  // namespace depeche
