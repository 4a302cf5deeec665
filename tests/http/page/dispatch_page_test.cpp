#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/http/page/visitor.hpp"
#include "tests/support/corpus_index.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche::http::page {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using tests::dispatch;
using tests::TemporaryIndex;

class DispatchPage : public testing::Test {
protected:
    TemporaryIndex index{dispatch("a/b c?.txt", "La trêve tient à Gaza.\n• Un point : le premier\nFin.")
                             .titled("La trêve tient")
                             .dated("2025-12-03")
                             .source("AFP")
                             .actor("Vladimir Poutine")
                             .place("Gaza")
                             .keyword("guerre")
                             .url("https://exemple.fr/1"),
                         dispatch("sans", "Une trêve dont nul ne sait la date."),
                         dispatch("/srv//x/../y.txt", "Un chemin étrange.").url("javascript:alert(1)")};
    Searcher searcher{index.path()};
    Visitor visitor{searcher};

    Document shown(const std::string& id, std::string_view query = {}) {
        return visitor.page(dispatch_page, query, {id});
    }
};

TEST_F(DispatchPage, ShowsTheWholeTextInParagraphsWithMarks) {
    const Document page = shown("a/b c?.txt", "q=tr%C3%AAve");
    EXPECT_EQ(page.first("//h1"), "La trêve tient");
    EXPECT_THAT(page.all("//*[@class='text']/p"),
                ElementsAre("La trêve tient à Gaza.", "• Un point\u00A0: le premier", "Fin."));
    EXPECT_THAT(page.all("//article//mark"), ElementsAre("trêve", "trêve"));
    EXPECT_EQ(page.first("//*[@class='back']/a/@href"), "/recherche?q=tr%C3%AAve");
}

TEST_F(DispatchPage, HasOneAddressWhateverWasSearchedFor) {
    EXPECT_EQ(shown("a/b c?.txt", "q=x&place=gaza").first("//link[@rel='canonical']/@href"),
              "https://archive.example/depeches/a/b%20c%3F.txt");
    EXPECT_EQ(shown("/srv//x/../y.txt").first("//link[@rel='canonical']/@href"),
              "https://archive.example/depeches/%2Fsrv%2F%2Fx%2F..%2Fy.txt");
}

TEST_F(DispatchPage, SaysWhereEachValueComesFrom) {
    const Document page = visitor.page(dispatch_page, {}, {"a/b c?.txt"});
    EXPECT_EQ(page.first("//dd//time/@datetime"), "2025-12-03");
    EXPECT_THAT(page.all("//summary"), testing::Contains("D’où vient cette date\u00A0?"));
    EXPECT_THAT(page.all("//summary"), testing::Contains("D’où viennent ces noms\u00A0?"));
    EXPECT_THAT(page.all("//dd//li/a/@href"), testing::Contains("/recherche?actor=vladimir-poutine"));
    EXPECT_EQ(page.first("//dd/a[@rel='external noopener']/@href"), "https://exemple.fr/1");
}

TEST_F(DispatchPage, SaysThatThereIsNoDate) {
    const Document page = shown("sans");
    EXPECT_EQ(page.first("//dd/*[@class='undated']"), "sans date");
    EXPECT_THAT(page.first("//dd/*[@class='hint']"), HasSubstr("ne dit quand"));
    EXPECT_EQ(page.count("//article//time"), 0U);
}

TEST_F(DispatchPage, LinksOnlyToPagesOfTheWeb) {
    EXPECT_THAT(shown("/srv//x/../y.txt").all("//a[starts-with(@href,'javascript')]"), IsEmpty());
}

TEST_F(DispatchPage, DescribesItselfAsANewsArticle) {
    const auto article =
        nlohmann::json::parse(shown("a/b c?.txt").first("//script[@type='application/ld+json']"));
    EXPECT_EQ(article["@type"], "NewsArticle");
    EXPECT_EQ(article["headline"], "La trêve tient");
    EXPECT_EQ(article["datePublished"], "2025-12-03");
    EXPECT_EQ(article["isBasedOn"], "https://exemple.fr/1");
    const auto undated = nlohmann::json::parse(shown("sans").first("//script[@type='application/ld+json']"));
    EXPECT_FALSE(undated.contains("datePublished"));
}

TEST_F(DispatchPage, OfAnUnknownIdSaysSo) {
    const Response response = visitor.ask(dispatch_page, {}, {"sana"});
    EXPECT_EQ(response.status, 404U);
    const Document page(response.body);
    EXPECT_EQ(page.first("//h1"), "Dépêche inconnue");
    EXPECT_EQ(page.first("//main//ul//a/@href"), "/depeches/sans");
}

TEST(DispatchPageOfTheCorpus, ShowsSimilarDispatchesAndCopies) {
    Searcher searcher{tests::corpus_index()};
    Visitor visitor{searcher};
    const Document page = visitor.page(dispatch_page, {}, {"dispatches/bruts/002_5d20b8e6f1947ac3.txt"});
    EXPECT_EQ(page.count("//*[@aria-labelledby='similar']//li"), 5U);
    EXPECT_THAT(page.first("//*[@aria-labelledby='similar']//li"), HasSubstr("En commun"));
    const Document copied = visitor.page(dispatch_page, {}, {"dispatches/bruts/crues-annonay-copie.txt"});
    EXPECT_GE(copied.count("//*[@aria-labelledby='same']//li"), 1U);
}

}  // namespace
}  // namespace depeche::http::page
