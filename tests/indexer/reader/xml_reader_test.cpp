#include "indexer/reader/xml_reader.hpp"

#include <gmock/gmock.h>

#include "tests/indexer/reader/read_text.hpp"

namespace depeche::indexer {

using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::vector<std::string> title_outcomes(std::string_view xml) {
    std::vector<std::string> result;
    for (const Record& record : read_all("a.xml", xml)) {
        if (const auto* rejection = std::get_if<Rejection>(&record))
            result.push_back("refused " + std::to_string(rejection->line));
        else if (const auto* raw = std::get_if<RawDispatch>(&record))
            result.push_back("taken " + raw->title);
        else
            result.push_back("aside");
    }
    return result;
}

}  // namespace

TEST(Rss, ReadsTheWholeArticleAndItsMetadata) {
    const RawDispatch raw = read_one("flux.xml", R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Le Courrier</title><link>https://courrier.example/</link><language>fr</language>
<atom:link href="https://courrier.example/rss" rel="self"/>
<item><title>L&#8217;accord &amp; la paix</title><link>https://courrier.example/1</link>
<guid isPermaLink="false">1</guid><pubDate>Wed, 03 Dec 2025 09:00:00 +0100</pubDate><dc:creator>Ève Martin</dc:creator>
<category>Monde</category><media:title>Une photo</media:title>
<description>Le début.</description>
<c:encoded><![CDATA[<p>Un d&eacute;but.</p><p>La <b>suite</b> de l&rsquo;article.</p>]]></c:encoded></item>
</channel></rss>)");
    EXPECT_EQ(raw.title, "L’accord & la paix");
    EXPECT_EQ(raw.text, "Un début.\nLa suite de l’article.");
    EXPECT_EQ(raw.id, "https://courrier.example/#1");
    EXPECT_EQ(raw.url, "https://courrier.example/1");
    EXPECT_EQ(raw.date, "Wed, 03 Dec 2025 09:00:00 +0100");
    EXPECT_EQ(raw.byline, "Ève Martin");
    EXPECT_EQ(raw.source, "Le Courrier");
    EXPECT_EQ(raw.language, "fr");
    EXPECT_THAT(raw.keywords, ElementsAre("Monde"));
    EXPECT_EQ(raw.record, 1U);
}

TEST(Rss, ReadsVersion1) {
    EXPECT_THAT(title_outcomes(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://c.example/"><title>C</title><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items>
        </channel><item rdf:about="https://c.example/1"><title>Un</title><dc:date>2025-12-03</dc:date></item>
        <item rdf:about="https://c.example/2"><title>Deux</title></item></rdf:RDF>)"),
                ElementsAre("taken Un", "taken Deux"));
}

TEST(Rss, KnowsTheCharactersThatHtmlNames) {
    EXPECT_EQ(
        read_one("a.xml",
                 "<rss><channel><item><title>L&rsquo;&eacute;t&eacute; &lt;b&gt;</title></item></channel>"
                 "</rss>")
            .text,
        "L’été");
}

TEST(Atom, ReadsEntries) {
    const RawDispatch raw = read_one("a.atom", R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
        <title>Le Courrier</title><entry xml:lang="fr-CA"><title type="html">La &lt;i&gt;trêve&lt;/i&gt;</title>
        <id>tag:courrier.example,2025:1</id><link href="https://courrier.example/1"/>
        <link rel="self" href="https://courrier.example/1.atom"/><author><name>Ève Martin</name></author>
        <published>2025-12-03T09:00:00Z</published><updated>2025-12-04T09:00:00Z</updated>
        <category term="monde" label="Monde"/>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un.</p><p>Deux.</p></div></content>
        <summary>Court.</summary></entry></feed>)");
    EXPECT_EQ(raw.title, "La trêve");
    EXPECT_EQ(raw.text, "Un.\nDeux.");
    EXPECT_EQ(raw.id, "tag:courrier.example,2025:1");
    EXPECT_EQ(raw.url, "https://courrier.example/1");
    EXPECT_EQ(raw.date, "2025-12-03T09:00:00Z");
    EXPECT_EQ(raw.version, "2025-12-04T09:00:00Z");
    EXPECT_EQ(raw.byline, "Ève Martin");
    EXPECT_EQ(raw.source, "Le Courrier");
    EXPECT_EQ(raw.language, "fr-CA");
    EXPECT_THAT(raw.keywords, ElementsAre("Monde"));
}

namespace {

/// An item of NewsML-G2 with this in its item metadata and in its content set.
std::string g2_item(std::string_view meta, std::string_view content) {
    return R"(<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:cda:1" version="2" xml:lang="fr">
        <catalogRef href="http://invalid.invalid/catalog.xml"/><rightsInfo><copyrightNotice>© CDA</copyrightNotice>
        </rightsInfo><itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:CDA"><name>Centrale</name></provider>
        <versionCreated>2025-12-03T09:00:00+01:00</versionCreated>)" +
           std::string(meta) + R"(</itemMeta><contentMeta><by>Ève Martin</by><language tag="fr"/>
        <subject type="cpnat:person"><name>Volodymyr Zelensky</name></subject>
        <subject type="cpnat:geoArea"><name>Kyiv</name></subject><subject qcode="medtop:1"><name>guerre</name></subject>
        <headline>La trêve tient</headline></contentMeta><contentSet>)" +
           std::string(content) + "</contentSet></newsItem>";
}

constexpr std::string_view xhtml_body =
    R"(<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>
    </head><body><p>Un.</p><p>Deux.</p></body></html></inlineXML>)";

}  // namespace

TEST(NewsmlG2, ReadsXhtmlNitfAndPlainText) {
    const std::string_view contents[] = {
        xhtml_body,
        R"(<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
           <body.head><hedline><hl1>Autre</hl1></hedline></body.head><body.content><block><p>Un.</p><p>Deux.</p></block>
           </body.content></body></nitf></inlineXML>)",
        "<inlineData contenttype=\"text/plain\">Un.\nDeux.</inlineData>",
    };
    for (const std::string_view content : contents) {
        const RawDispatch raw = read_one("a.xml", g2_item("<pubStatus qcode='stat:usable'/>", content));
        EXPECT_EQ(raw.title, "La trêve tient");
        EXPECT_EQ(raw.text, "Un.\nDeux.");
        EXPECT_EQ(raw.id, "urn:newsml:cda:1");
        EXPECT_EQ(raw.version, "2");
        EXPECT_EQ(raw.source, "Centrale");
        EXPECT_EQ(raw.date, "2025-12-03T09:00:00+01:00");
        EXPECT_EQ(raw.byline, "Ève Martin");
        EXPECT_EQ(raw.rights, "© CDA");
        EXPECT_THAT(raw.actors, ElementsAre("Volodymyr Zelensky"));
        EXPECT_THAT(raw.places, ElementsAre("Kyiv"));
        EXPECT_THAT(raw.keywords, ElementsAre("guerre"));
        EXPECT_EQ(raw.record, 0U);
    }
}

TEST(NewsmlG2, ReadsTheItemsOfAMessageAndSetsPackagesAside) {
    EXPECT_THAT(
        title_outcomes(
            "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent/></header><itemSet>" +
            g2_item("", xhtml_body) +
            "<packageItem guid='p'><groupSet/></packageItem><conceptItem guid='c'/>" + g2_item("", "") +
            g2_item("", xhtml_body) + "</itemSet></newsMessage>"),
        ElementsAre("taken La trêve tient", "aside", "aside", "refused 4", "taken La trêve tient"));
}

TEST(NewsmlG2, TellsWhatItsSenderHoldsBackOrReplaces) {
    const RawDispatch raw =
        read_one("a.xml", g2_item("<pubStatus qcode='stat:canceled'/><embargoed>2026-01-01T00:00:00Z"
                                  "</embargoed><link rel='irel:previousVersion' residref='urn:0'/>",
                                  xhtml_body));
    EXPECT_EQ(raw.status, "canceled");
    EXPECT_EQ(raw.embargo, "2026-01-01T00:00:00Z");
    EXPECT_EQ(raw.corrects, "urn:0");
}

TEST(NewsmlG2, RefusesAnItemThatDoesNotSayWhatItIs) {
    std::string item = g2_item("", xhtml_body);
    item.replace(item.find("guid="), 23, "");
    EXPECT_THAT(refused("a.xml", item).reason.english, HasSubstr("guid"));
}

TEST(Newsml1, TakesTheStoryOutOfNestedComponents) {
    const RawDispatch raw = read_one(
        "a.xml",
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"
        "<!DOCTYPE NewsML SYSTEM \"http://invalid.invalid/NewsML_1.2.dtd\">\n"
        "<NewsML Version=\"1.2\"><NewsEnvelope><SentFrom><Party "
        "FormalName=\"CDA\"/></SentFrom></NewsEnvelope><NewsItem>"
        "<Identification><NewsIdentifier><ProviderId>cda.example</ProviderId><DateId>20251203</DateId>"
        "<NewsItemId>TX-1</NewsItemId><RevisionId PreviousRevision=\"1\" Update=\"N\">2</RevisionId>"
        "<PublicIdentifier>urn:newsml:cda.example:20251203:TX-1:2</PublicIdentifier></NewsIdentifier></"
        "Identification>"
        "<NewsManagement><ThisRevisionCreated>20251203T090000+0100</ThisRevisionCreated><Status "
        "FormalName=\"Usable\"/>"
        "</NewsManagement><NewsComponent><NewsLines><HeadLine>La tr\xeave tient</HeadLine><ByLine>\xc8ve "
        "Martin</ByLine>"
        "<DateLine>Kyiv, 3 d\xe9"
        "c 2025 (CDA) -</DateLine></NewsLines><DescriptiveMetadata><Language FormalName=\"fr\"/>"
        "<Property FormalName=\"Keyword\" Value=\"guerre\"/>"
        "<Location><Property FormalName=\"Country\" Value=\"UKR\"/><Property FormalName=\"City\" "
        "Value=\"Kyiv\"/></Location>"
        "</DescriptiveMetadata>"
        "<NewsComponent><Role FormalName=\"Caption\"/><ContentItem><DataContent><p>Une l\xe9gende bien plus "
        "longue que tout "
        "le reste de la d\xe9p\xea"
        "che, mais une l\xe9gende.</p></DataContent></ContentItem></NewsComponent>"
        "<NewsComponent><Role FormalName=\"Main\"/><ContentItem><Format "
        "FormalName=\"bcNITF2.5\"/><DataContent>"
        "<p>Un "
        "\xe9t\xe9.</p><p>Deux.</p></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></"
        "NewsML>");
    EXPECT_EQ(raw.title, "La trêve tient");
    EXPECT_EQ(raw.text, "Kyiv, 3 déc 2025 (CDA) – Un été.\nDeux.");
    EXPECT_EQ(raw.id, "urn:newsml:cda.example:20251203:TX-1");
    EXPECT_EQ(raw.version, "2");
    EXPECT_EQ(raw.date, "20251203T090000+0100");
    EXPECT_EQ(raw.byline, "Ève Martin");
    EXPECT_EQ(raw.source, "CDA");
    EXPECT_EQ(raw.language, "fr");
    EXPECT_THAT(raw.keywords, ElementsAre("guerre"));
    EXPECT_THAT(raw.places, ElementsAre("Kyiv"));
    EXPECT_TRUE(raw.notes.empty());
}

TEST(Newsml1, TellsAnEmbargoByTheStatusThatFollows) {
    const auto item = [](std::string_view management) {
        return "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>a</ProviderId><DateId>1</"
               "DateId>"
               "<NewsItemId>b</NewsItemId></NewsIdentifier></Identification><NewsManagement>" +
               std::string(management) +
               "</NewsManagement><NewsComponent><NewsLines><HeadLine>Un</HeadLine></NewsLines></"
               "NewsComponent></NewsItem>"
               "</NewsML>";
    };
    const RawDispatch embargoed = read_one(
        "a.xml", item("<Status FormalName='Embargoed'/><StatusWillChange><FutureStatus FormalName='Usable'/>"
                      "<DateAndTime>20260101T000000Z</DateAndTime></StatusWillChange>"));
    EXPECT_EQ(embargoed.embargo, "20260101T000000Z");
    EXPECT_EQ(embargoed.status, "");
    EXPECT_EQ(read_one("a.xml", item("<Status FormalName='Canceled'/>")).status, "Canceled");
}

TEST(Nitf, ReadsADocument) {
    const RawDispatch raw = read_one("a.nitf", R"(<?xml version="1.0"?><nitf><head><title>x</title><docdata>
        <doc-id id-string="cda-1" regsrc="CDA"/><date.issue norm="20251203T080000Z"/>
        <doc.copyright holder="CDA" year="2025"/><key-list><keyword key="guerre"/></key-list></docdata></head><body>
        <body.head><hedline><hl1>La trêve tient</hl1></hedline><byline>Ève Martin</byline>
        <distributor><org>Centrale</org></distributor><dateline><location>Kyiv</location>, 3 décembre (CDA)</dateline>
        </body.head><body.content><p>À <location>Kyiv</location>, <person>Volodymyr Zelensky</person> parle.</p>
        <p>Fin.</p><media><media-caption>Une légende</media-caption></media></body.content>
        <body.end><tagline>cda/x</tagline></body.end></body></nitf>)");
    EXPECT_EQ(raw.id, "cda-1");
    EXPECT_EQ(raw.title, "La trêve tient");
    EXPECT_EQ(raw.text, "Kyiv, 3 décembre (CDA) – À Kyiv, Volodymyr Zelensky parle.\nFin.");
    EXPECT_EQ(raw.date, "20251203T080000Z");
    EXPECT_EQ(raw.source, "Centrale");
    EXPECT_EQ(raw.byline, "Ève Martin");
    EXPECT_THAT(raw.actors, ElementsAre("Volodymyr Zelensky"));
    EXPECT_THAT(raw.places, ElementsAre("Kyiv"));
    EXPECT_THAT(raw.keywords, ElementsAre("guerre"));
}

TEST(XmlReader, TakesWhatComesBeforeTheDamage) {
    EXPECT_THAT(
        title_outcomes(
            "<rss><channel>\n<item><title>Un</title></item>\n<item><title>Deux</title></item>\n<item><tit"),
        ElementsAre("taken Un", "taken Deux", "refused 4"));
    EXPECT_THAT(
        title_outcomes("<rss><channel>\n<item><title>Un</title></item>\n" + std::string(600, ' ') + "</rss>"),
        ElementsAre("taken Un", "refused 3"));
}

TEST(XmlReader, RefusesWhatItDoesNotKnow) {
    EXPECT_THAT(refused("a.xml", "<?xml version='1.0'?><svg/>").reason.english, HasSubstr("<svg>"));
    EXPECT_THAT(refused("a.xml", "<?xml version='1.0'?>").reason.english, HasSubstr("malformed"));
}

TEST(XmlReader, OpensNothingOutsideTheDocument) {
    const tests::TemporaryFolder folder;
    const std::string secret = folder.write("secret.txt", "SECRET");
    const RawDispatch raw = read_one(
        "a.xml",
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY e SYSTEM 'file://" + secret +
            "'><!ENTITY n 'Kyiv'>]><rss><channel><item><title>&e;Un &n;</title></item></channel></rss>");
    EXPECT_EQ(raw.title, "Un Kyiv");
}

TEST(XmlReader, DoesNotBlowUp) {
    std::string laughs = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'rire'>";
    for (int level = 1; level < 20; ++level) {
        const std::string inner = "&a" + std::to_string(level - 1) + ";";
        laughs += "<!ENTITY a" + std::to_string(level) + " '";
        for (int times = 0; times < 10; ++times)
            laughs += inner;
        laughs += "'>";
    }
    laughs += "]><rss><channel><item><title>&a19;</title></item></channel></rss>";
    for (const Record& record : read_all("a.xml", laughs))
        if (const auto* raw = std::get_if<RawDispatch>(&record)) {
            EXPECT_LT(raw->text.size(), 1000U);
        }
    laughs.replace(laughs.find("<title>"), 7, "<title a='&a19;'>");
    EXPECT_EQ(title_outcomes(laughs).size(), 1U);

    std::string deep = "<rss><channel><item><title>";
    for (int level = 0; level < 10'000; ++level)
        deep += "<b>";
    EXPECT_THAT(title_outcomes(deep), ElementsAre("refused 1"));
    EXPECT_THAT(title_outcomes("<rss><channel><item><title>" + std::string(12'000'000, 'a') +
                               "</title></item></channel></rss>"),
                ElementsAre("refused 1"));
}

}  // namespace depeche::indexer
