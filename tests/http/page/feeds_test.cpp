#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/http/page/visitor.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche::http::page {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using tests::dispatch;
using tests::TemporaryIndex;

class Feeds : public testing::Test {
protected:
    TemporaryIndex index{
        dispatch("vieux", "La trêve, la trêve, la trêve.").titled("Trêve").dated("2024-01-02"),
        dispatch("neuf", "Une trêve <b>.").titled("R&D").dated("2025-12-03").url("https://x.fr/1")};
    Searcher searcher{index.path()};
    Visitor visitor{searcher};
};

TEST_F(Feeds, HaveTheNewestFirst) {
    const auto feed = json::parse(visitor.ask(json_feed, "q=tr%C3%AAve").body);
    EXPECT_EQ(feed["version"], "https://jsonfeed.org/version/1.1");
    ASSERT_EQ(feed["items"].size(), 2U);
    EXPECT_EQ(feed["items"][0]["id"], "neuf");
    EXPECT_EQ(feed["items"][0]["date_published"], "2025-12-03T00:00:00Z");
}

TEST_F(Feeds, LeadToOurPagesAndToThemselves) {
    const auto feed = json::parse(visitor.ask(json_feed, "q=tr%C3%AAve").body);
    EXPECT_EQ(feed["home_page_url"], "https://archive.example/recherche?q=tr%C3%AAve");
    EXPECT_EQ(feed["feed_url"], "https://archive.example/search.json?q=tr%C3%AAve");
    EXPECT_EQ(feed["items"][0]["url"], "https://archive.example/depeches/neuf");
    EXPECT_EQ(feed["items"][0]["external_url"], "https://x.fr/1");
    const std::string atom = visitor.ask(atom_feed, "q=tr%C3%AAve").body;
    EXPECT_THAT(atom,
                HasSubstr(R"(<link rel="self" href="https://archive.example/search.atom?q=tr%C3%AAve"/>)"));
    EXPECT_THAT(atom, HasSubstr("<id>https://x.fr/1</id>"));
    const std::string rss = visitor.ask(rss_feed, "q=tr%C3%AAve").body;
    EXPECT_THAT(rss, HasSubstr("<link>https://archive.example/depeches/neuf</link>"));
    EXPECT_THAT(rss, HasSubstr("<title>R&amp;D</title>"));
}

TEST_F(Feeds, SayTheirTypes) {
    EXPECT_EQ(visitor.ask(rss_feed).content_type, "application/rss+xml; charset=utf-8");
    EXPECT_EQ(visitor.ask(atom_feed).content_type, "application/atom+xml; charset=utf-8");
    EXPECT_EQ(visitor.ask(json_feed).content_type, "application/feed+json; charset=utf-8");
}

TEST_F(Feeds, OfAWrongParameterAreRefusedWithTheReason) {
    const Response response = visitor.ask(rss_feed, "offset=abc");
    EXPECT_EQ(response.status, 400U);
    EXPECT_THAT(response.body, HasSubstr("abc"));
}

TEST_F(Feeds, AreDescribedToBrowsers) {
    const Response response = visitor.ask(search_description);
    EXPECT_THAT(response.content_type, StartsWith("application/opensearchdescription+xml"));
    EXPECT_THAT(response.body, HasSubstr(R"(template="https://archive.example/recherche?q={searchTerms}")"));
    EXPECT_THAT(response.body,
                HasSubstr(R"(rel="suggestions" template="https://archive.example/suggest?q={searchTerms}")"));
}

TEST_F(Feeds, NeverHaveAShortNameLongerThanBrowsersTake) {
    visitor.settings.name = "Les archives <complètes> de la Gazette";
    EXPECT_THAT(visitor.ask(search_description).body,
                HasSubstr("<ShortName>Les archives &lt;c…</ShortName>"));
}

TEST_F(Feeds, SuggestAsBrowsersAskForIt) {
    const Response response = visitor.ask(suggestions, "q=tre");
    EXPECT_EQ(response.content_type, "application/x-suggestions+json; charset=utf-8");
    const auto answer = json::parse(response.body);
    ASSERT_EQ(answer.size(), 4U);
    EXPECT_EQ(answer[0], "tre");
    ASSERT_EQ(answer[1].size(), 1U);
    EXPECT_EQ(answer[1][0], "trêve");
    EXPECT_EQ(answer[2][0], "2");
    EXPECT_EQ(answer[3][0], "https://archive.example/recherche?q=tr%C3%AAve");
}

TEST_F(Feeds, SuggestNothingForNothing) {
    EXPECT_EQ(json::parse(visitor.ask(suggestions).body), json::parse(R"(["",[],[],[]])"));
}

}  // namespace
}  // namespace depeche::http::page
