#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "depeche/searcher.hpp"
#include "tests/searcher/match/finding.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using tests::dispatch;

using Ids = std::vector<std::string>;

/// `paix` the more often the lower the number, so that relevance has an order.
std::vector<Dispatch> numbered(int first, int last) {
    std::vector<Dispatch> dispatches;
    for (int number = first; number <= last; ++number) {
        std::string body = "guerre";
        for (int repeat = number; repeat < 60; ++repeat)
            body += " paix";
        for (int repeat = 0; repeat < number; ++repeat)
            body += " sable";
        dispatches.push_back(
            dispatch("d" + std::to_string(number), body).dated(number % 2 == 0 ? "2025-12-03" : "2024"));
    }
    return dispatches;
}

/// The ids of all pages.
Ids paged(Searcher& searcher, Request request) {
    Ids all;
    do {
        const Results page = searcher.search(request);
        EXPECT_FALSE(page.index_changed);
        EXPECT_EQ(page.offset, all.size());
        std::ranges::copy(ids(page), std::back_inserter(all));
        request.cursor = page.next;
    } while (!request.cursor.empty());
    return all;
}

Ids visited(Searcher& searcher, const Request& request, std::uint64_t* total = nullptr) {
    Ids list;
    searcher.search_all(request, {.begin =
                                      [&](const Results& answer) {
                                          EXPECT_TRUE(answer.hits.empty());
                                          if (total)
                                              *total = answer.total;
                                      },
                                  .visit =
                                      [&](const Hit& hit) {
                                          list.push_back(hit.id);
                                          return true;
                                      }});
    return list;
}

Message complaint(Searcher& searcher, const Request& request) {
    try {
        searcher.search(request);
    } catch (const InputError& error) {
        return error.message;
    }
    return {"aucune plainte", "no complaint"};
}

TEST(Cursor, LeadsThroughAllMatchesInTheOrderOfOneLongPage) {
    const tests::TemporaryIndex index(numbered(0, 24));
    Searcher searcher(index.path());
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest})
        for (const char* const text : {"paix", "guerre", "", "paix OU sable"}) {
            const Request request{.text = text, .sort = sort, .limit = 4};
            Request whole = request;
            whole.limit = 100;
            EXPECT_EQ(paged(searcher, request), ids(searcher.search(whole))) << text;
        }
}

TEST(Cursor, IsThereUntilTheLastPage) {
    const tests::TemporaryIndex index(numbered(0, 9));
    Searcher searcher(index.path());
    EXPECT_NE(searcher.search({.text = "paix", .limit = 9}).next, "");
    EXPECT_EQ(searcher.search({.text = "paix", .limit = 10}).next, "");
    EXPECT_EQ(searcher.search({.text = "paix", .limit = 0}).next, "");
    EXPECT_EQ(searcher.search({.text = "dirigeable"}).next, "");
}

TEST(Cursor, MayChangeWhatIsShownOfThePages) {
    const tests::TemporaryIndex index(numbered(0, 9));
    Searcher searcher(index.path());
    const std::string next = searcher.search({.text = "paix", .limit = 3}).next;
    EXPECT_THAT(ids(searcher.search({.text = "paix",
                                     .limit = 2,
                                     .cursor = next,
                                     .facet_limit = 0,
                                     .snippets = 0,
                                     .language = Language::english})),
                ElementsAre("d3", "d4"));
}

TEST(Cursor, GoesOnBehindTheLastHitWhenTheIndexGrows) {
    tests::TemporaryIndex index(numbered(10, 19));
    Searcher searcher(index.path());
    const std::string next = searcher.search({.text = "paix", .limit = 5}).next;
    index.add(numbered(0, 5));
    const Results page = searcher.search({.text = "paix", .limit = 3, .cursor = next});
    EXPECT_TRUE(page.index_changed);
    EXPECT_EQ(page.offset, 11U);
    EXPECT_THAT(ids(page), ElementsAre("d15", "d16", "d17"));
    const Results after = searcher.search({.text = "paix", .limit = 3, .cursor = page.next});
    EXPECT_FALSE(after.index_changed);
    EXPECT_THAT(ids(after), ElementsAre("d18", "d19"));
}

TEST(Cursor, IsRefusedByAnotherIndex) {
    const tests::TemporaryIndex first(numbered(0, 9));
    const tests::TemporaryIndex second(numbered(0, 9));
    Searcher one(first.path());
    Searcher other(second.path());
    const std::string next = one.search({.text = "paix", .limit = 3}).next;
    EXPECT_THAT(complaint(other, {.text = "paix", .cursor = next}).english, HasSubstr("another index"));
}

TEST(Cursor, IsRefusedByAnotherRequest) {
    const tests::TemporaryIndex index(numbered(0, 9));
    Searcher searcher(index.path());
    const std::string next = searcher.search({.text = "paix", .limit = 3}).next;
    for (const Request& request : {
             Request{.text = "guerre", .cursor = next},
             Request{.text = "paix", .selections = {{Facet::date, "2025"}}, .cursor = next},
             Request{.text = "paix", .since = "2024", .cursor = next},
             Request{.text = "paix", .until = "2026", .cursor = next},
             Request{.text = "paix", .match = Match::any, .cursor = next},
             Request{.text = "paix", .sort = Sort::newest, .cursor = next},
             Request{.text = "paix", .saved_queries = {{"paix", "guerre"}}, .cursor = next},
         })
        EXPECT_THAT(complaint(searcher, request).english, HasSubstr("another request"));
}

TEST(Cursor, IsRefusedWhenAltered) {
    const tests::TemporaryIndex index(numbered(0, 9));
    Searcher searcher(index.path());
    const std::string next = searcher.search({.text = "paix", .limit = 3}).next;
    std::vector<std::string> altered{"0",
                                     "abc",
                                     next + "0",
                                     next.substr(1),
                                     "\xff\0",
                                     std::string(100'000, '0'),
                                     std::string(next.size(), 'g'),
                                     std::string(next.size(), '-')};
    for (std::size_t at = 0; at < next.size(); ++at) {
        altered.push_back(next);
        altered.back()[at] = next[at] == '7' ? '8' : '7';
    }
    for (const std::string& token : altered)
        EXPECT_THAT(complaint(searcher, {.text = "paix", .cursor = token}).english, HasSubstr("damaged"))
            << token;
}

TEST(SearchAll, VisitsAsManyAsAreStatedInTheOrderOfAPage) {
    const tests::TemporaryIndex index(numbered(0, 39));
    Searcher searcher(index.path());
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest})
        for (const Request& request :
             {Request{.text = "paix", .sort = sort}, Request{.text = "", .sort = sort, .facet_limit = 0},
              Request{.text = "paix", .selections = {{Facet::date, "2025"}}, .sort = sort},
              Request{.text = "dirigeable", .sort = sort}}) {
            std::uint64_t total = 0;
            const Ids all = visited(searcher, request, &total);
            Request page = request;
            page.limit = 1000;
            EXPECT_EQ(all, ids(searcher.search(page)));
            EXPECT_EQ(all.size(), total);
        }
}

TEST(SearchAll, BeginsAtTheOffset) {
    const tests::TemporaryIndex index(numbered(0, 9));
    Searcher searcher(index.path());
    EXPECT_THAT(visited(searcher, {.text = "paix", .offset = 7}), ElementsAre("d7", "d8", "d9"));
}

TEST(SearchAll, EndsWhenItIsToldTo) {
    const tests::TemporaryIndex index(numbered(0, 9));
    Searcher searcher(index.path());
    int number = 0;
    searcher.search_all({.text = "paix"},
                        {.begin = [](const Results&) {}, .visit = [&](const Hit&) { return ++number < 3; }});
    EXPECT_EQ(number, 3);
}

TEST(SearchAll, MakesHitsOfWhatIsWanted) {
    const tests::TemporaryIndex index(numbered(0, 9));
    Searcher searcher(index.path());
    Ids list;
    searcher.search_all({.text = "paix"}, {.begin = [](const Results&) {},
                                           .wants = [](const Dispatch& one) { return one.id >= "d8"; },
                                           .visit =
                                               [&](const Hit& hit) {
                                                   list.push_back(hit.id);
                                                   return true;
                                               }});
    EXPECT_THAT(list, ElementsAre("d8", "d9"));
}

TEST(SearchAll, GoesThroughWhileTheIndexChanges) {
    tests::TemporaryIndex index(numbered(0, 29));
    Searcher searcher(index.path());
    Ids list;
    const std::uint64_t left_out = searcher.search_all(
        {.text = "guerre", .sort = Sort::newest},
        {.begin = [](const Results&) {},
         .visit =
             [&](const Hit& hit) {
                 list.push_back(hit.id);
                 index.add(numbered(static_cast<int>(30 + list.size()), static_cast<int>(30 + list.size())));
                 return true;
             }});
    EXPECT_EQ(left_out, 0U);
    EXPECT_EQ(list.size(), 30U);
    std::ranges::sort(list);
    EXPECT_EQ(std::ranges::adjacent_find(list), list.end());
}

}  // namespace
}  // namespace depeche
