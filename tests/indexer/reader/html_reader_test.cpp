#include "indexer/reader/html_reader.hpp"

#include <gmock/gmock.h>

#include "tests/indexer/reader/read_text.hpp"

namespace depeche::indexer {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

namespace {

constexpr std::string_view article =
    "<article><h1>La trêve tient</h1>"
    "<p>La trêve conclue dimanche entre les deux camps tenait encore lundi soir, ont constaté des "
    "journalistes.</p>"
    "<figure><img src=x><figcaption>Une légende de photographie</figcaption></figure>"
    "<p>Les négociateurs doivent se retrouver jeudi à Genève, sous l’égide des Nations unies, a-t-on "
    "appris.</p>"
    "<ul class='related'><li><a href=1>Lire aussi : un autre article</a></li></ul></article>";

std::string page(std::string_view head) {
    return "<!DOCTYPE html><html lang='fr'><head>" + std::string(head) +
           "</head><body><nav><a href=/>Accueil</a> <a href=/m>Monde</a></nav>" + std::string(article) +
           "<aside><p>Abonnez-vous pour lire la suite de tous nos articles sans aucune limite de "
           "temps.</p></aside>"
           "<footer><p>Mentions légales, conditions générales de vente et plan du site de notre "
           "journal.</p></footer>"
           "</body></html>";
}

}  // namespace

TEST(HtmlReader, TakesTheArticleAndLeavesItsSurroundings) {
    const RawDispatch raw = read_one("a.html", page("<title>La trêve tient - Le Courrier</title>"));
    EXPECT_EQ(raw.title, "La trêve tient");
    EXPECT_EQ(raw.language, "fr");
    EXPECT_THAT(raw.text, HasSubstr("lundi soir, ont constaté des journalistes.\nLes négociateurs"));
    for (const char* other : {"Accueil", "légende", "Lire aussi", "Abonnez-vous", "Mentions"})
        EXPECT_THAT(raw.text, Not(HasSubstr(other)));
}

TEST(HtmlReader, FindsAnArticleThatNothingMarks) {
    std::string html = page("");
    for (const char* tag : {"<article>", "</article>"})
        html.replace(html.find(tag), std::string_view(tag).size(), tag[1] == '/' ? "</div>" : "<div>");
    const RawDispatch raw = read_one("a.html", html);
    EXPECT_THAT(raw.text, HasSubstr("négociateurs"));
    EXPECT_THAT(raw.text, Not(HasSubstr("Mentions")));
}

TEST(HtmlReader, TakesJsonLdBeforeOpenGraphBeforeTheRest) {
    const RawDispatch raw = read_one(
        "a.html",
        page(
            R"(<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"},
             {"@type": ["NewsArticle"], "headline": "Trêve &amp; paix", "datePublished": "2025-12-03T09:00:00+01:00",
              "author": [{"@type": "Person", "name": "Ève Martin"}, "AFP"],
              "publisher": {"@type": "Organization", "name": "Le Courrier"}, "articleSection": "Monde",
              "keywords": "guerre, paix",
              "about": [{"@type": "Person", "name": "Volodymyr Zelensky"}, {"@type": "Place", "name": "Kyiv"}]}]}
             </script><meta property="og:title" content="Autre titre"><meta property="og:site_name" content="Autre">)"));
    EXPECT_EQ(raw.title, "Trêve & paix");
    EXPECT_EQ(raw.date, "2025-12-03T09:00:00+01:00");
    EXPECT_EQ(raw.byline, "Ève Martin, AFP");
    EXPECT_EQ(raw.source, "Le Courrier");
    EXPECT_EQ(raw.section, "Monde");
    EXPECT_EQ(raw.method, "json-ld");
    EXPECT_THAT(raw.keywords, ElementsAre("guerre", "paix"));
    EXPECT_THAT(raw.actors, ElementsAre("Volodymyr Zelensky"));
    EXPECT_THAT(raw.places, ElementsAre("Kyiv"));

    const RawDispatch graph = read_one("a.html", page(R"(<script type="application/ld+json">{not json</script>
                          <meta property="og:title" content="Trêve"><meta property="og:site_name" content="Le Courrier">
                          <meta property="article:published_time" content="2025-12-03T09:00:00Z">
                          <meta name="author" content="Ève Martin"><link rel="canonical" href="https://a.example/1">)"));
    EXPECT_EQ(graph.title, "Trêve");
    EXPECT_EQ(graph.source, "Le Courrier");
    EXPECT_EQ(graph.date, "2025-12-03T09:00:00Z");
    EXPECT_EQ(graph.byline, "Ève Martin");
    EXPECT_EQ(graph.url, "https://a.example/1");
    EXPECT_EQ(graph.method, "html");
}

TEST(HtmlReader, ReadsTheTimeOfTheArticle) {
    std::string html = page("");
    html.insert(html.find("<h1>"), "<time datetime='2025-12-03'>3 décembre</time>");
    html.insert(html.find("<footer>"), "<time datetime='2020-01-01'>");
    EXPECT_EQ(read_one("a.html", html).date, "2025-12-03");
}

TEST(HtmlReader, SurvivesAnyPage) {
    EXPECT_THAT(refused("a.html", "<html>").reason.english, HasSubstr("without text"));
    EXPECT_THAT(refused("a.html", "<!DOCTYPE html><script>let a = '<p>text</p>'</script>").reason.english,
                HasSubstr("without text"));
    std::string deep = "<html><body>";
    for (int level = 0; level < 10'000; ++level)
        deep += "<div>";
    read_all("a.html", deep + "texte");
    EXPECT_EQ(read_one("a.html", "<html><p>Un texte sans fin").text, "Un texte sans fin");
}

}  // namespace depeche::indexer
