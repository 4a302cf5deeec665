#include "searcher/render/feed.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "searcher/render/markup.hpp"
#include "tests/searcher/render/sample_results.hpp"

namespace depeche::render {
namespace {

using namespace std::chrono;
using testing::HasSubstr;
using testing::Not;

TEST(Escaped, LeavesNothingThatMarkupOrXmlCannotHave) {
    EXPECT_EQ(escaped("R&D <b> \"l'or\""), "R&amp;D &lt;b&gt; &quot;l&#39;or&quot;");
    EXPECT_EQ(escaped(std::string_view("a\0b\x01\x1b[1m\x7f\xc2\x85\xef\xbf\xbe\xf0\x9f\xbf\xbe"
                                       "c",
                                       19)),
              "ab[1mc");
    EXPECT_EQ(escaped("a\xff\xed\xa0\x80"
                      "b"),
              "a\uFFFD\uFFFD\uFFFD\uFFFDb");
    EXPECT_EQ(escaped("été\t\n😀"), "été\t\n😀");
}

TEST(Escaped, PutsMarksIntoElements) {
    const std::vector<Mark> marks{{0, 1}, {3, 4}};
    EXPECT_EQ(escaped("<ab>", marks, "b"), "<b>&lt;</b>ab<b>&gt;</b>");
}

TEST(Rss, SaysWhatIsKnownAndNothingElse) {
    const std::string feed = to_rss(test::sample_results(), {});
    EXPECT_THAT(feed, HasSubstr("<title>Dépêches\u00A0: été &quot;ukraine</title>"));
    EXPECT_THAT(feed, HasSubstr("<lastBuildDate>Tue, 02 Dec 2025 00:00:00 +0000</lastBuildDate>"));
    EXPECT_THAT(feed, HasSubstr("<opensearch:totalResults>1200</opensearch:totalResults>"));
    EXPECT_THAT(
        feed,
        HasSubstr("<item>\n<title>Œuvre de paix en Ukraine</title>\n"
                  "<link>https://exemple.fr/17</link>\n"
                  "<description>&lt;p&gt;L’&lt;b&gt;Ukraine&lt;/b&gt; négocie. …&lt;/p&gt;</description>\n"
                  "<guid isPermaLink=\"false\">afp-2025-17</guid>\n"
                  "<category>AFP</category>\n"));
    EXPECT_THAT(feed, HasSubstr("<item>\n<title>Une dépêche sans rien</title>\n"
                                "<description></description>\n"
                                "<guid isPermaLink=\"false\">2</guid>\n</item>\n"));
}

TEST(Atom, DatesWhatIsDated) {
    const std::string feed = to_atom(test::sample_results(), {.page = "https://exemple.fr/?q=a&b=été"});
    EXPECT_THAT(feed,
                HasSubstr("<link rel=\"alternate\" href=\"https://exemple.fr/?q=a&amp;b=%C3%A9t%C3%A9\"/>"));
    EXPECT_THAT(
        feed,
        HasSubstr("<published>2025-12-02T00:00:00Z</published>\n<updated>2025-12-02T00:00:00Z</updated>"));
    // The undated entry has what Atom cannot do without, that of the feed.
    EXPECT_THAT(feed.substr(feed.find("sans rien")), Not(HasSubstr("<published>")));
    EXPECT_THAT(feed.substr(feed.find("sans rien")), HasSubstr("<updated>2025-12-02T00:00:00Z</updated>"));
}

TEST(Atom, TakesTheDayFromTheCallerBeforeTheNewestHit) {
    EXPECT_THAT(to_atom(test::sample_results(), {.now = 2026y / January / 5}),
                HasSubstr("<updated>2026-01-05T00:00:00Z</updated>\n<author>"));
    EXPECT_THAT(to_atom({}, {}), HasSubstr("<updated>1970-01-01T00:00:00Z</updated>"));
}

TEST(Feeds, DateNothingToADayThatIsKnownToTheMonth) {
    Results results = test::sample_results();
    results.hits[0].date->interval = month_interval(2025y / December);
    EXPECT_THAT(to_rss(results, {}), Not(HasSubstr("<pubDate>")));
    EXPECT_THAT(to_atom(results, {}), Not(HasSubstr("<published>")));
}

TEST(Feeds, LetNothingThroughThatIsNoText) {
    Results results = test::sample_results();
    results.hits[0].title = "]]> <script>\x1b[31m\xff";
    results.hits[0].url = "javascript:alert(1)";
    for (const std::string& feed : {to_rss(results, {}), to_atom(results, {})}) {
        EXPECT_THAT(feed, Not(HasSubstr("<script>")));
        EXPECT_THAT(feed, Not(HasSubstr("\x1b")));
        EXPECT_THAT(feed, Not(HasSubstr("javascript")));
    }
}

TEST(JsonFeed, HasWhatIsKnownOfEachHitAndNothingElse) {
    const auto feed =
        nlohmann::json::parse(to_json_feed(test::sample_results(), {.page = "https://a.fr/?q=été"}));
    EXPECT_EQ(feed["version"], "https://jsonfeed.org/version/1.1");
    EXPECT_EQ(feed["home_page_url"], "https://a.fr/?q=%C3%A9t%C3%A9");
    const auto& dated = feed["items"][0];
    EXPECT_EQ(dated["url"], "https://exemple.fr/17");
    EXPECT_EQ(dated["date_published"], "2025-12-02T00:00:00Z");
    EXPECT_EQ(dated["authors"][0]["name"], "AFP");
    EXPECT_EQ(dated["content_html"], "<p>L’<b>Ukraine</b> négocie. …</p>");
    const auto& bare = feed["items"][1];
    EXPECT_FALSE(bare.contains("url"));
    EXPECT_FALSE(bare.contains("date_published"));
    EXPECT_FALSE(bare.contains("authors"));
}

TEST(Feeds, LeadWhereTheirSiteShowsAHitAndKeepTheirIds) {
    const FeedStyle style{.self = "https://a.fr/f",
                          .address = [](const Hit& hit) { return "https://a.fr/" + hit.id; }};
    const std::string atom = to_atom(test::sample_results(), style);
    EXPECT_THAT(atom, HasSubstr("<link rel=\"alternate\" href=\"https://a.fr/afp-2025-17\"/>"));
    EXPECT_THAT(atom, HasSubstr("<link rel=\"self\" href=\"https://a.fr/f\"/>"));
    EXPECT_THAT(atom, HasSubstr("<id>https://exemple.fr/17</id>"));
    const auto feed = nlohmann::json::parse(to_json_feed(test::sample_results(), style));
    EXPECT_EQ(feed["items"][0]["url"], "https://a.fr/afp-2025-17");
    EXPECT_EQ(feed["items"][0]["external_url"], "https://exemple.fr/17");
    EXPECT_EQ(feed["items"][1]["url"], "https://a.fr/2");
}

}  // namespace
}  // namespace depeche::render
