#include "indexer/reader/text_reader.hpp"

#include <gmock/gmock.h>

#include "tests/indexer/reader/read_text.hpp"

namespace depeche::indexer {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(TextReader, TakesAFileWithoutHeaderWhole) {
    const RawDispatch raw = read_one("a.txt", "La trêve tient.\n\nÀ Kyiv aussi.\n");
    EXPECT_EQ(raw.text, "La trêve tient.\n\nÀ Kyiv aussi.\n");
    EXPECT_EQ(raw.title, "");
    EXPECT_EQ(raw.record, 0U);
}

TEST(TextReader, ReadsAHeaderInFrenchOrEnglishWhateverTheCase) {
    const RawDispatch raw = read_one("a.txt",
                                     "\xef\xbb\xbf---\r\n"
                                     "Titre: Ariane 6 : le départ\r\n"
                                     "DATE : 2024-07-09\r\n"
                                     "Agency: AFP\r\n"
                                     "auteur: \"Hélène Vasseur\"\r\n"
                                     "Mots-clés: espace; lanceur ;\r\n"
                                     "lieux: Kourou\r\n"
                                     "actors: Cnes; ESA\r\n"
                                     "langue: fr\r\n"
                                     "\r\n"
                                     "# une remarque\r\n"
                                     "id: afp-17\r\n"
                                     "---\r\n"
                                     "Le lanceur a décollé.\r\n");
    EXPECT_EQ(raw.title, "Ariane 6 : le départ");
    EXPECT_EQ(raw.date, "2024-07-09");
    EXPECT_EQ(raw.agency, "AFP");
    EXPECT_EQ(raw.byline, "Hélène Vasseur");
    EXPECT_THAT(raw.keywords, ElementsAre("espace", "lanceur"));
    EXPECT_THAT(raw.places, ElementsAre("Kourou"));
    EXPECT_THAT(raw.actors, ElementsAre("Cnes", "ESA"));
    EXPECT_EQ(raw.language, "fr");
    EXPECT_EQ(raw.id, "afp-17");
    EXPECT_EQ(raw.text, "Le lanceur a décollé.\r\n");
    EXPECT_THAT(raw.notes, IsEmpty());
}

TEST(TextReader, NotesAnUnknownKeyAndTakesTheDispatch) {
    const RawDispatch raw = read_one("a.txt", "---\nphotographe: Capa\n---\nLe texte.");
    ASSERT_EQ(raw.notes.size(), 1U);
    EXPECT_THAT(raw.notes[0].french, HasSubstr("photographe"));
    EXPECT_EQ(raw.text, "Le texte.");
}

TEST(TextReader, RefusesAHeaderWithoutEnd) {
    const Rejection rejection = refused("a.txt", "---\ntitre: Sans fin\nle texte: suit\n");
    EXPECT_EQ(rejection.line, 1U);
    EXPECT_THAT(rejection.reason.french, HasSubstr("jamais fermé"));
    EXPECT_THAT(rejection.reason.english, HasSubstr("never closed"));
}

TEST(TextReader, RefusesAHeaderLineWithoutColonByItsNumber) {
    const Rejection rejection = refused("a.txt", "---\ntitre: Oui\nLe texte commence déjà\n---\n");
    EXPECT_EQ(rejection.line, 3U);
    EXPECT_THAT(rejection.reason.french, HasSubstr("Le texte commence déjà"));
}

TEST(TextReader, LeavesDashesInsideATextAlone) {
    EXPECT_EQ(read_one("a.txt", "Un.\n---\nDeux.").text, "Un.\n---\nDeux.");
}

TEST(TextReader, ReadsWindows1252AndSaysSo) {
    const RawDispatch raw = read_one("a.txt", "L\x92\xe9t\xe9 \xe0 N\xeemes \x97 20 \x80");
    EXPECT_EQ(raw.text, "L’été à Nîmes — 20 €");
    ASSERT_EQ(raw.notes.size(), 1U);
    EXPECT_THAT(raw.notes[0].english, HasSubstr("Windows-1252"));
}

TEST(TextReader, RefusesDamagedUtf8ByItsLine) {
    const Rejection rejection = refused("a.txt", "Été.\nL’été \xc3 Nîmes.");
    EXPECT_EQ(rejection.line, 2U);
    EXPECT_THAT(rejection.reason.english, HasSubstr("UTF-8"));
}

TEST(TextReader, RefusesWhatIsNoText) {
    using namespace std::string_literals;
    const std::pair<std::string, const char*> rows[] = {
        {"", "is empty"},
        {"\x89PNG\r\n\x1a\n\0\0"s, "binary"},
        {"du texte" + std::string(100'000, ' ') + "\0"s, "binary"},
        {"%PDF-1.7", "binary"},
    };
    for (const auto& [content, reason] : rows)
        EXPECT_THAT(refused("a.txt", content).reason.english, HasSubstr(reason));
}

TEST(TextReader, RefusesAFileOverTheLimitNamingIt) {
    EXPECT_THAT(refused("a.txt", std::string(max_dispatch_bytes + 1, 'a')).reason.french,
                HasSubstr("16 Mio"));
}

TEST(TextReader, TakesALongWord) {
    const std::string word(10'000, 'a');
    EXPECT_EQ(read_one("a.txt", word).text, word);
}

TEST(MarkdownReader, ReadsFrontMatterAndDropsSigns) {
    const RawDispatch raw = read_one("a.md",
                                     "---\n"
                                     "title: \"Trêve : la suite\"\n"
                                     "date: 2025-12-03\n"
                                     "tags: [guerre, \"cessez-le-feu, ou presque\"]\n"
                                     "lieux:\n"
                                     "  - Kyiv\n"
                                     "  - Moscou\n"
                                     "source: >\n"
                                     "  Le\n"
                                     "  Courrier\n"
                                     "layout: post\n"
                                     "---\n"
                                     "# La trêve\n"
                                     "\n"
                                     "Elle **tient** [encore](https://a.example/),\nmême *à* Kyiv.\n"
                                     "\n"
                                     "- un\n"
                                     "- deux\n");
    EXPECT_EQ(raw.title, "Trêve : la suite");
    EXPECT_EQ(raw.date, "2025-12-03");
    EXPECT_THAT(raw.keywords, ElementsAre("guerre", "cessez-le-feu, ou presque"));
    EXPECT_THAT(raw.places, ElementsAre("Kyiv", "Moscou"));
    EXPECT_EQ(raw.source, "Le Courrier");
    EXPECT_EQ(raw.text, "La trêve\nElle tient encore, même à Kyiv.\nun\ndeux");
    EXPECT_EQ(raw.notes.size(), 1U);
}

TEST(MarkdownReader, KnowsADraft) {
    EXPECT_EQ(read_one("a.md", "---\ndraft: true\n---\nTexte").status, "draft");
    EXPECT_EQ(read_one("a.md", "---\ndraft: false\n---\nTexte").status, "");
}

}  // namespace depeche::indexer
