#include <gmock/gmock.h>

#include "tests/http/page/visitor.hpp"
#include "tests/support/corpus_index.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche::http::page {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;
using tests::dispatch;
using tests::TemporaryIndex;

class SearchPage : public testing::Test {
protected:
    TemporaryIndex index{dispatch("paix", "La trêve tient à Gaza. Les deux camps la respectent.")
                             .titled("La trêve tient")
                             .dated("2025-12-03")
                             .source("AFP")
                             .actor("Vladimir Poutine")
                             .place("Gaza"),
                         dispatch("rompue", "La trêve est rompue, disent les habitants de Donetsk.")
                             .titled("Trêve rompue")
                             .dated("2025-11-20")
                             .source("Reuters")
                             .actor("Iouri Ouchakov")
                             .place("Donetsk"),
                         dispatch("riz", "Le riz du Piémont manque d’eau.")
                             .titled("Le riz a soif")
                             .dated("2024-07-01")
                             .source("AFP"),
                         dispatch("sans", "Une trêve dont nul ne sait la date.").titled("Sans date")};
    Searcher searcher{index.path()};
    Visitor visitor{searcher};

    Document found(std::string_view query) { return visitor.page(search_page, query); }
};

TEST_F(SearchPage, TellsTheExactCountInItsTitleAndItsStatus) {
    const Document page = found("q=tr%C3%AAve");
    EXPECT_EQ(page.first("//*[@role='status']"), "3 dépêches");
    EXPECT_EQ(page.first("//title"), "trêve – 3 dépêches – Dépêche");
}

TEST_F(SearchPage, ListsHitsInOrderWithMarkedWords) {
    const Document page = found("q=tr%C3%AAve&sort=newest");
    EXPECT_THAT(page.all("//ol/li//h3/a"), ElementsAre("La trêve tient", "Trêve rompue", "Sans date"));
    EXPECT_THAT(page.all("//ol/li[1]//h3//mark"), ElementsAre("trêve"));
    EXPECT_EQ(page.first("//ol/li[1]//time/@datetime"), "2025-12-03");
    EXPECT_EQ(page.first("//ol/li[3]//*[@class='undated']"), "sans date");
}

TEST_F(SearchPage, GivesOneQuestionOneAddress) {
    const std::string address = "https://archive.example/recherche?q=tr%C3%AAve&place=gaza&sort=newest";
    EXPECT_EQ(
        found("sort=newest&place=gaza&q=tr%C3%AAve&since=&offset=0").first("//link[@rel='canonical']/@href"),
        address);
    EXPECT_EQ(found("q=tr%C3%AAve&place=gaza&sort=newest").first("//link[@rel='canonical']/@href"), address);
}

TEST_F(SearchPage, HasAFormThatAsksForAllThatIsSeen) {
    const Document page = found("q=tr%C3%AAve&actor=vladimir-poutine&since=2025&sort=oldest&limit=5");
    EXPECT_EQ(page.first("//form[@role='search']/@action"), "/recherche");
    EXPECT_EQ(page.first("//form//input[@name='q']/@value"), "trêve");
    EXPECT_EQ(page.first("//label[@for='q']"), "Chercher dans les dépêches");
    EXPECT_THAT(page.all("//input[@form='search'][@name='actor'][@checked]/@value"),
                ElementsAre("vladimir-poutine"));
    EXPECT_THAT(page.all("//input[@name='since']/@value"), ElementsAre("2025"));
    EXPECT_THAT(page.all("//input[@type='hidden']/@name"), ElementsAre("sort", "limit"));
}

TEST_F(SearchPage, OffersSeveralValuesOfAFacetWithTheirOwnCounts) {
    const Document page = found("q=tr%C3%AAve&actor=vladimir-poutine");
    EXPECT_EQ(page.first("//*[@role='status']"), "1 dépêche");
    EXPECT_THAT(page.all("//*[@id='facet-actor']//input[@type='checkbox']/@value"),
                ElementsAre("iouri-ouchakov", "vladimir-poutine"));
    EXPECT_THAT(page.all("//*[@id='facet-actor']//*[@class='count']"), ElementsAre("1", "1"));
}

TEST_F(SearchPage, LooksInsideAFacetAndKeepsWhatIsOn) {
    const Document page = found("actor=vladimir-poutine&actor_has=ouch");
    EXPECT_THAT(page.all("//*[@id='values-actor']//*[@class='label']"), ElementsAre("Iouri Ouchakov"));
    EXPECT_EQ(page.first("//*[@id='values-actor']//input[@type='hidden']/@value"), "vladimir-poutine");
    EXPECT_EQ(page.first("//input[@name='actor_has']/@value"), "ouch");
}

TEST_F(SearchPage, LeadsToItselfWithoutEachFilter) {
    const Document page = found("q=tr%C3%AAve&place=gaza&until=2025");
    EXPECT_THAT(page.all("//ul[@class='chips']/li/a/@href"),
                ElementsAre("/recherche?q=tr%C3%AAve&until=2025", "/recherche?q=tr%C3%AAve&place=gaza",
                            "/recherche?q=tr%C3%AAve"));
    EXPECT_THAT(page.first("//ul[@class='chips']/li[1]"), StartsWith("lieu Gaza"));
}

TEST_F(SearchPage, DrawsTimeAndHasTheSameAsATable) {
    const Document page = found("q=tr%C3%AAve");
    EXPECT_EQ(page.count("//*[@class='bars']//*[@data-first]"), 14U);
    EXPECT_THAT(page.all("//table//tr/th[@scope='row']"), ElementsAre("20 novembre 2025", "3 décembre 2025"));
    EXPECT_EQ(page.first("//table//tr[2]//a/@href"),
              "/recherche?q=tr%C3%AAve&since=2025-12-03&until=2025-12-03");
    EXPECT_EQ(page.first("//*[@class='axis']/a"), "sans date (1)");
}

TEST_F(SearchPage, PagesBackAndForth) {
    const Document first = found("q=tr%C3%AAve&limit=1");
    EXPECT_EQ(first.first("//a[@rel='next']/@href"), "/recherche?q=tr%C3%AAve&offset=1&limit=1");
    EXPECT_EQ(first.count("//a[@rel='prev']"), 0U);
    const Document second = found("q=tr%C3%AAve&limit=1&offset=1");
    EXPECT_EQ(second.first("//a[@rel='prev']/@href"), "/recherche?q=tr%C3%AAve&limit=1");
    EXPECT_THAT(second.first("//nav[@class='pages']"), HasSubstr("page 2 sur 3"));
    EXPECT_EQ(second.first("//head/link[@rel='next']/@href"), "/recherche?q=tr%C3%AAve&offset=2&limit=1");
    EXPECT_EQ(found("q=tr%C3%AAve&limit=1&offset=2").count("//a[@rel='next']"), 0U);
}

TEST_F(SearchPage, HelpsWhenNothingIsFound) {
    const Document page = found("q=tr%C3%AAve+piemont");
    EXPECT_EQ(page.first("//*[@role='status']"), "Aucune dépêche");
    EXPECT_THAT(page.all("//*[@aria-labelledby='wider']//a"),
                Contains(HasSubstr("Sans «\u00A0trêve\u00A0»")));
    EXPECT_EQ(page.first("//*[@aria-labelledby='wider']//li[1]/a/@href").find("/recherche?q="), 0U);
    EXPECT_EQ(page.count("//*[@aria-labelledby='nothing']//li"), 3U);
}

TEST(SearchPageOfTheCorpus, AsksWhetherAnotherSpellingWasMeant) {
    Searcher searcher{tests::corpus_index()};
    Visitor visitor{searcher};
    const Document page = visitor.page(search_page, "q=ouchakof+negociation");
    EXPECT_THAT(page.first("//*[contains(@class,'meant')]"),
                HasSubstr("Vouliez-vous dire\u00A0: Ouchakov negociation ("));
    EXPECT_EQ(page.first("//*[contains(@class,'meant')]/a/@href"), "/recherche?q=Ouchakov%20negociation");
}

TEST(SearchPageOfTheCorpus, SaysUnderWhichOtherSpellingsItFound) {
    Searcher searcher{tests::corpus_index()};
    Visitor visitor{searcher};
    EXPECT_THAT(visitor.page(search_page, "q=ushakov").first("//*[contains(@class,'also')]"),
                HasSubstr("Aussi trouvé\u00A0: Ouchakov ("));
}

TEST_F(SearchPage, SaysWhatItDidNotTakeAsWritten) {
    EXPECT_THAT(found("q=%22tr%C3%AAve").first("//*[contains(@class,'repairs')]/li"),
                HasSubstr("jamais fermé"));
}

TEST_F(SearchPage, SaysWhatIsWrongWithAParameterAndKeepsTheRest) {
    const Response response = visitor.ask(search_page, "q=tr%C3%AAve&since=hier&place=gaza");
    EXPECT_EQ(response.status, 400U);
    const Document page(response.body);
    EXPECT_THAT(page.first("//*[contains(@class,'error')]"), HasSubstr("hier"));
    EXPECT_EQ(page.first("//input[@name='q']/@value"), "trêve");
    EXPECT_THAT(page.all("//input[@name='since']/@value"), ElementsAre("hier"));
    EXPECT_THAT(page.all("//input[@name='place']/@value"), ElementsAre("gaza"));
}

TEST_F(SearchPage, OfNothingAskedIsTheNewestAndMayBeListedBySearchEngines) {
    const Response response = visitor.ask(search_page);
    const Document page(response.body);
    EXPECT_THAT(page.all("//ol/li//h3/a"),
                ElementsAre("La trêve tient", "Trêve rompue", "Le riz a soif", "Sans date"));
    EXPECT_EQ(page.first("//h1"), "Dépêche");
    EXPECT_EQ(page.count("//meta[@name='robots']"), 0U);
    EXPECT_THAT(page.first("//script[@type='application/ld+json']"), HasSubstr("SearchAction"));
    EXPECT_EQ(found("q=riz").first("//meta[@name='robots']/@content"), "noindex");
    EXPECT_EQ(found("sort=oldest").first("//link[@rel='canonical']/@href"),
              "https://archive.example/recherche?sort=oldest");
    EXPECT_EQ(found("sort=oldest").first("//meta[@name='robots']/@content"), "noindex");
}

TEST_F(SearchPage, SpeaksEnglishWhenAskedTo) {
    visitor.language = Language::english;
    const Document page = found("q=tr%C3%AAve&lang=en");
    EXPECT_EQ(page.first("/html/@lang"), "en");
    EXPECT_EQ(page.first("//*[@role='status']"), "3 dispatches");
    EXPECT_EQ(page.first("//form/@action"), "/search");
    EXPECT_EQ(page.first("//link[@rel='canonical']/@href"),
              "https://archive.example/search?q=tr%C3%AAve&lang=en");
    EXPECT_EQ(page.first("//nav[@id='languages']/a/@href"), "/recherche?q=tr%C3%AAve");
    EXPECT_EQ(page.first("//ol/li[1]//h3/@lang"), "fr");
    EXPECT_EQ(page.first("//input[@type='hidden'][@name='lang']/@value"), "en");
}

TEST_F(SearchPage, LeadsToFeedsOfTheSameSearch) {
    EXPECT_THAT(
        found("q=tr%C3%AAve&offset=1").all("//link[@rel='alternate'][@type]/@href"),
        ElementsAre("/search.rss?q=tr%C3%AAve", "/search.atom?q=tr%C3%AAve", "/search.json?q=tr%C3%AAve"));
}

TEST_F(SearchPage, RunsNothingButOurOwnScript) {
    const Response response = visitor.ask(search_page, "q=tr%C3%AAve");
    const std::string policy = header(response, "Content-Security-Policy");
    EXPECT_THAT(policy, StartsWith("default-src 'none'; script-src 'self'; style-src 'self'"));
    EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'"));
    const Document page(response.body);
    EXPECT_THAT(page.all("//@style"), IsEmpty());
    EXPECT_THAT(page.all("//style"), IsEmpty());
    EXPECT_THAT(page.all("//script[not(@type='application/ld+json')]"), ElementsAre(""));
    EXPECT_THAT(page.all("//script/@src"), ElementsAre(StartsWith("/assets/page.js?v=")));
}

TEST_F(SearchPage, MayStandInTheFramesOfSitesThatAreNamed) {
    visitor.settings.frame_ancestors = {"https://a.example", "https://b.example"};
    EXPECT_THAT(header(visitor.ask(search_page), "Content-Security-Policy"),
                HasSubstr("frame-ancestors https://a.example https://b.example"));
}

TEST_F(SearchPage, StaysBelowItsBasePath) {
    visitor.settings.base_path = "/archives";
    const Response response = visitor.ask(search_page, "q=tr%C3%AAve&place=gaza&limit=1");
    const Document page(response.body);
    for (const std::string& address : page.all("//body//a/@href"))
        EXPECT_THAT(address, testing::AnyOf(StartsWith("/archives/"), StartsWith("#")));
    for (const std::string& address :
         page.all("//link[not(@rel='canonical')][not(@hreflang)]/@href | //script/@src"))
        EXPECT_THAT(address, StartsWith("/archives/"));
    EXPECT_EQ(page.first("//form/@action"), "/archives/recherche");
    EXPECT_THAT(page.first("//link[@rel='canonical']/@href"),
                StartsWith("https://archive.example/archives/"));
}

TEST(FoldedCopies, StandUnderTheirHitAndUnfold) {
    const std::string text =
        "Le volcan de la Fournaise est entré en éruption dans la nuit, et la lave a coupé la route "
        "nationale sans faire de blessé, ont dit les gendarmes de Saint-Philippe au petit matin de lundi.";
    TemporaryIndex index{dispatch("une", text).titled("Éruption").source("AFP"),
                         dispatch("autre", text).titled("La lave coupe la route").source("Reuters")};
    Searcher searcher{index.path()};
    Visitor visitor{searcher};
    const Document folded = visitor.page(search_page, "q=volcan");
    EXPECT_THAT(folded.all("//ol/li"), SizeIs(1));
    EXPECT_THAT(folded.first("//details[@class='copies']/summary"), HasSubstr("et 1 autre source"));
    EXPECT_EQ(folded.count("//details[@class='copies']//a[contains(@href,'/depeches/')]"), 1U);
    const Document unfolded = visitor.page(search_page, "q=volcan&collapse=no");
    EXPECT_THAT(unfolded.all("//ol/li"), SizeIs(2));
}

}  // namespace
}  // namespace depeche::http::page
