#include <gmock/gmock.h>

#include <array>
#include <string>

#include "tests/http/page/visitor.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche::http::page {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using tests::dispatch;
using tests::TemporaryIndex;

constexpr std::string_view attack =
    "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'--><b";

/// An index whose only dispatch attacks from each of its fields.
class HostileDispatch : public testing::Test {
protected:
    TemporaryIndex index{dispatch("id/" + std::string(attack),
                                  "volcan " + std::string(attack) + "\nvolcan \u202E renversé\u0007\x1b[31m")
                             .titled("volcan " + std::string(attack))
                             .dated("2025-12-03")
                             .source("AFP " + std::string(attack))
                             .actor("Poutine " + std::string(attack))
                             .place("Gaza " + std::string(attack))
                             .byline(attack)
                             .section(attack)
                             .keyword(attack)
                             .url("https://x.example/" + std::string(attack))};
    Searcher searcher{index.path()};
    Visitor visitor{searcher};

    void expect_harmless(const Response& response) {
        const Document page(response.body);
        EXPECT_THAT(page.all("//script[not(@type='application/ld+json')]"), ElementsAre(""));
        EXPECT_THAT(page.all("//script[not(@type='application/ld+json')]/@src"), SizeIs(1));
        EXPECT_THAT(page.all("//img | //b | //@onerror"), IsEmpty());
        EXPECT_THAT(page.all("//script[@type='application/ld+json']"), Each(Not(HasSubstr("<"))));
        EXPECT_EQ(page.count("//title"), 1U + page.count("//*[@class='bars']//title"));
        EXPECT_THAT(response.body, Not(HasSubstr("\x1b")));
        EXPECT_THAT(response.body, Not(HasSubstr("\x07")));
    }
};

TEST_F(HostileDispatch, IsHarmlessInResults) {
    const Response response = visitor.ask(search_page, "q=volcan");
    expect_harmless(response);
    EXPECT_THAT(Document(response.body).all("//ol/li//h3"), ElementsAre("volcan " + std::string(attack)));
}

TEST_F(HostileDispatch, IsHarmlessOnItsOwnPage) {
    const Response response = visitor.ask(dispatch_page, "q=volcan", {"id/" + std::string(attack)});
    EXPECT_EQ(response.status, 200U);
    expect_harmless(response);
}

TEST_F(HostileDispatch, IsHarmlessInEnglishToo) {
    visitor.language = Language::english;
    expect_harmless(visitor.ask(search_page, "q=volcan"));
    expect_harmless(visitor.ask(dispatch_page, {}, {"id/" + std::string(attack)}));
}

TEST_F(HostileDispatch, IsFoundByItsFacets) {
    const Document page = visitor.page(search_page, "q=volcan");
    for (const std::string& link : page.all("//*[@class='names']//a/@href")) {
        const std::size_t query = link.find('?');
        ASSERT_NE(query, std::string::npos);
        EXPECT_THAT(visitor.page(search_page, link.substr(query + 1)).all("//ol/li"), SizeIs(1)) << link;
    }
}

TEST_F(HostileDispatch, TurnsNoTextAroundItself) {
    const Document page = visitor.page(dispatch_page, {}, {"id/" + std::string(attack)});
    EXPECT_THAT(page.first("//title"), Not(HasSubstr("\u202E")));
    EXPECT_THAT(page.first("//meta[@name='description']/@content"), Not(HasSubstr("\u202E")));
    EXPECT_EQ(page.count("//*[@class='text']/p[not(@dir='auto')]"), 0U);
    const Document results = visitor.page(search_page, "q=volcan");
    EXPECT_EQ(results.count("//p[@class='snippet'][not(@dir='auto')]"), 0U);
    EXPECT_EQ(results.count("//h3[not(@dir='auto')]"), 0U);
}

TEST(HostileParameters, AreHarmlessInEveryPlace) {
    TemporaryIndex index{dispatch("un", "Un volcan.").titled("Volcan")};
    Searcher searcher{index.path()};
    Visitor visitor{searcher};
    const std::string value = percent_encoded(attack);
    for (const std::string_view name :
         {"q", "source", "actor", "place", "date", "since", "until", "sort", "offset", "limit", "cursor",
          "facets", "lang", "actor_has", "unknown"}) {
        const Response response = visitor.ask(search_page, "q=volcan&" + std::string(name) + "=" + value);
        const Document page(response.body);
        EXPECT_THAT(page.all("//script | //img | //b"), SizeIs(1)) << name;
        EXPECT_THAT(page.all("//@onerror"), IsEmpty()) << name;
        EXPECT_THAT(response.status, testing::AnyOf(200U, 400U)) << name;
    }
}

TEST(HostileParameters, OfAnyBytesAreAnswered) {
    TemporaryIndex index{dispatch("un", "Un volcan.")};
    Searcher searcher{index.path()};
    Visitor visitor{searcher};
    for (const std::string_view query : {"q=%FF%FE%00", "q=%E2%80%AE", "q=%00", "q=%0D%0AX-Y:1", "%00=%00",
                                         "=", "&&&", "q=%F0%9F%92", "offset=99999999999999999999"}) {
        const Response response = visitor.ask(search_page, query);
        EXPECT_THAT(response.status, testing::AnyOf(200U, 400U)) << query;
        for (const Field& field : response.headers)
            EXPECT_THAT(field.value, Not(HasSubstr("\n"))) << query;
    }
}

TEST(VeryLongWords, DoNotMakeAVeryLongPage) {
    const std::string word(1'000'000, 'x');
    TemporaryIndex index{dispatch("long", "volcan " + word).titled("Volcan " + word)};
    Searcher searcher{index.path()};
    Visitor visitor{searcher};
    const Response response = visitor.ask(search_page, "q=volcan");
    EXPECT_LT(response.body.size(), 100'000U);
    EXPECT_THAT(Document(response.body).first("//h3"), HasSubstr("Volcan"));
}

TEST(VeryLongNames, AreCutWhereTheyAreShown) {
    const std::string name(2000, 'x');
    TemporaryIndex index{dispatch("long", "Un volcan.").actor(name)};
    Searcher searcher{index.path()};
    Visitor visitor{searcher};
    const Document page = visitor.page(search_page, "q=volcan");
    for (const char* const place : {"//*[@id='values-actor']//bdi", "//*[@class='names']//bdi"}) {
        const std::string shown = page.first(place);
        EXPECT_THAT(shown, testing::EndsWith("x…")) << place;
        EXPECT_LT(shown.size(), 200U) << place;
    }
}

}  // namespace
}  // namespace depeche::http::page
