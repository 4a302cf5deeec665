#include <gmock/gmock.h>

#include "searcher/render/dispatch.hpp"
#include "tests/searcher/render/sample_dispatch.hpp"

namespace depeche::render {
namespace {

using test::sample_dispatch;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

TEST(DispatchText, ReadsWellInAPipe) {
    EXPECT_EQ(to_text(sample_dispatch(), {}, {.width = 80}),
              "La paix à Kyiv\n"
              "\n"
              "Titre         tiré de la première phrase\n"
              "Date          décembre 2025\n"
              "Faits         du 28 novembre 2025 au 2 décembre 2025\n"
              "Sources       AFP (agence), TASS (cité)\n"
              "Acteurs       Iouri Ouchakov\n"
              "Lieux         Kyiv (Ukraine), Ukraine\n"
              "Signature     Maud Pellegrin\n"
              "Rubrique      Monde\n"
              "Mots-clés     paix, Ukraine\n"
              "Langue        fr\n"
              "Adresse       https://exemple.fr/17\n"
              "Fichier       depeches.jsonl:3\n"
              "Identifiant   afp-2025-17\n"
              "\n"
              "La paix, dit-on.\n"
              "\n"
              "Une autre paix.\n");
}

TEST(DispatchText, ExplainsEveryDerivedValue) {
    const std::string text = to_text(sample_dispatch(), {.evidence = true}, {});
    for (const char* const lines :
         {"Date          décembre 2025\n                indiqué (header)\u00A0: «\u00A02025-12\u00A0»\n",
          "              TASS (cité)\n                supposé (cited)\n",
          "Acteurs       Iouri Ouchakov\n                conclu du texte (gazetteer)\u00A0: «\u00A0Yuri "
          "Ushakov\u00A0»\u202F;",
          "Lieux         Kyiv (Ukraine)\n", "              Ukraine\n"})
        EXPECT_THAT(text, HasSubstr(lines));
}

TEST(DispatchText, ShowsWhatWasDroppedWhenAsked) {
    EXPECT_THAT(to_text(sample_dispatch(), {}, {}), Not(HasSubstr("Partager")));
    EXPECT_THAT(to_text(sample_dispatch(), {.dropped = true}, {}),
                HasSubstr("\n\nLaissé de côté\n  Lire aussi\n  Partager\n"));
}

TEST(DispatchText, TellsOfEarlierVersionsAndShowsThemWhenAsked) {
    MarkedDispatch shown = sample_dispatch();
    shown.earlier = {{"2", {.id = "afp-2025-17", .title = "Avant", .body = "Hier.", .path = "a.jsonl"}}};
    EXPECT_THAT(to_text(shown, {}, {}), EndsWith("\n\n1 version antérieure\u00A0: show --versions\n"));
    EXPECT_THAT(to_text(shown, {.versions = true}, {}), EndsWith("\n\nVersion antérieure 2\n"
                                                                 "Titre         Avant\n"
                                                                 "Fichier       a.jsonl\n"
                                                                 "Identifiant   afp-2025-17\n"
                                                                 "\n"
                                                                 "Hier.\n"));
}

TEST(DispatchText, EmphasisesExactlyTheMarks) {
    const std::string text = to_text(sample_dispatch(), {}, {.colour = true});
    EXPECT_THAT(text, HasSubstr("La \033[1;31mpaix\033[0m, dit-on.\n"));
    EXPECT_THAT(text, HasSubstr("Une autre \033[1;31mpaix\033[0m.\n"));
}

TEST(DispatchText, SaysWhatIsUnknown) {
    EXPECT_EQ(
        to_text(MarkedDispatch{{.id = "x", .path = "a.txt"}, {}, {}}, {}, {.language = Language::english}),
        "(untitled)\n\nDate          undated\nFile          a.txt\nId            x\n");
}

TEST(DispatchText, LetsNothingReachTheTerminalRaw) {
    constexpr const char* hostile = "\033]0;pris\a\u202Eeuqsir\u009B2J";
    MarkedDispatch shown = sample_dispatch();
    Dispatch& d = shown.dispatch;
    d.id = d.title = d.body = d.url = d.byline = d.section = d.path = d.language = hostile;
    d.keywords = d.dropped = d.actors[0].forms = {hostile, hostile};
    d.sources[0].name.label = d.sources[0].evidence.text = d.places[0].country = hostile;
    shown.title_marks.clear();
    shown.body_marks.clear();
    shown.earlier = {{hostile, d}};
    const std::string text = to_text(shown, {true, true, true}, {});
    for (const char* const bytes : {"\033", "\a", "\u202E", "\u009B"})
        EXPECT_THAT(text, Not(HasSubstr(bytes)));
}

}  // namespace
}  // namespace depeche::render
