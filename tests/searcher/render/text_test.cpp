#include "searcher/render/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "searcher/render/glyphs.hpp"
#include "tests/searcher/render/sample_results.hpp"

namespace depeche::render {
namespace {

using test::sample_results;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Text, ReadsWellInAPipe) {
    EXPECT_EQ(to_text(sample_results(), {.width = 80}),
              "Remarque (caractère 5)\u00A0: guillemet jamais fermé\n"
              "\n"
              "1\u202F200 dépêches (1 à 2), 2 copies repliées\n"
              "Vouliez-vous dire\u00A0: été \"Ukraine (1\u202F210)\u00A0?\n"
              "Plus large\u00A0: sans la date (1\u202F300).\n"
              "Aussi trouvé\u00A0: Kyiv (1\u202F100), Yuri Ushakov (2)\n"
              "\n"
              "1. Œuvre de paix en Ukraine\n"
              "   2 décembre 2025 · AFP · Ukraine, Moscou · Vladimir Poutine\n"
              "   L’Ukraine négocie. …\n"
              "   id afp-2025-17\n"
              "   corpus/dispatches/afp.txt\n"
              "   https://exemple.fr/17\n"
              "   et 2 autres sources\u00A0: Le Progrès, EFE\n"
              "\n"
              "2. Une dépêche sans rien\n"
              "   sans date\n"
              "   id 2\n"
              "   corpus/dispatches/sans-rien.txt\n"
              "\n"
              "Dates                                    Sources\n"
              "  décembre 2025                  1\u202F100   * AFP                              700\n"
              "  sans date                        100     et 39 autres\n"
              "\n"
              "Lieux\n"
              "  Ukraine                        1\u202F200\n");
}

TEST(Text, SpeaksEnglish) {
    const std::string text = to_text(sample_results(), {.language = Language::english});
    for (const char* const words :
         {"Note (character 5): quote never closed", "1,200 dispatches (1 to 2)", "2 December 2025", "undated",
          "and 39 more", "Places", "2 copies folded", "Did you mean: été \"Ukraine (1,210)?",
          "Wider: without the date (1,300).", "and 2 other sources: Le Progrès, EFE"})
        EXPECT_THAT(text, HasSubstr(words));
}

TEST(Text, CutsTitlesThatFillScreens) {
    Results results = sample_results();
    results.hits[0].title = std::string(1'000'000, 'x');
    results.hits[0].title_marks = {{500, 600}};
    const std::string text = to_text(results, {.width = 80});
    EXPECT_THAT(text, HasSubstr("xxx…\n   2 décembre 2025"));
    EXPECT_LT(text.size(), 3000U);
}

TEST(Text, SaysWhenNothingWasFound) {
    EXPECT_EQ(to_text(Results{}, {}), "Aucune dépêche\n");
    EXPECT_EQ(to_text(Results{}, {.language = Language::english}), "No dispatch found\n");
}

TEST(Text, SaysWhatItAnswersInstead) {
    Results results = sample_results();
    results.relaxed = results.relaxations[1];
    EXPECT_THAT(to_text(results, {.width = 200}),
                HasSubstr("Aucune dépêche pour cette requête. Voici ce qui se trouve sans la date\u00A0:\n"));
}

TEST(Text, NamesTheFirstCopies) {
    Results results = sample_results();
    Hit& hit = results.hits[0];
    hit.copies = {{"a", "", {}, hit.sources}, {"b", "", {}, {}}, {"c", "", {}, {}}, {"d", "", {}, {}}};
    hit.copy_count = 30;
    EXPECT_THAT(to_text(results, {}), HasSubstr("et 30 copies\u00A0: a, b, c, et 27 autres\n"));
}

TEST(Text, ListsCompletionsWithTheirCounts) {
    EXPECT_EQ(to_text(std::vector<Completion>{{CompletionKind::name, Facet::place, "Kyiv", "lieu:Kyiv", 1200},
                                              {CompletionKind::word, {}, "kiosque", "kiosque", 3},
                                              {CompletionKind::field, {}, "lieu:", "lieu:", 0}},
                      {}),
              "1\u202F200  lieu:Kyiv\n    3  kiosque\n       lieu:\n");
}

TEST(Text, ListsTheValuesOfAFacet) {
    EXPECT_EQ(
        to_text(FacetCounts{Facet::place, 7, {{"kyiv", "Kyiv", 10, false}, {"oslo", "Oslo", 2, false}}}, {}),
        "10  Kyiv\n 2  Oslo\net 5 autres\n");
}

TEST(Text, SaysWhatSimilarDispatchesShare) {
    EXPECT_THAT(to_text(std::vector<SimilarDispatch>{{sample_results().hits[0], {"Moscou", "trêve"}}}, {}),
                HasSubstr("1. Œuvre de paix en Ukraine\n"));
    EXPECT_THAT(to_text(std::vector<SimilarDispatch>{{sample_results().hits[0], {"Moscou", "trêve"}}}, {}),
                HasSubstr("   En commun\u00A0: Moscou, trêve\n"));
    EXPECT_EQ(to_text(std::vector<SimilarDispatch>{}, {}), "Aucune dépêche semblable\n");
}

TEST(Text, CountsOneDispatchInTheSingular) {
    Results results;
    results.total = 1;
    EXPECT_EQ(to_text(results, {}), "1 dépêche\n");
    results.exact = false;
    results.total = 30;
    EXPECT_EQ(to_text(results, {}), "environ 30 dépêches\n");
}

TEST(Text, NumbersHitsThroughAllPages) {
    Results results = sample_results();
    results.offset = 8;
    const std::string text = to_text(results, {});
    EXPECT_THAT(text, HasSubstr("(9 à 10)"));
    EXPECT_THAT(text, HasSubstr("\n 9. Œuvre"));
    EXPECT_THAT(text, HasSubstr("\n10. Une"));
}

TEST(Text, NamesATitleThatIsMissing) {
    Results results = sample_results();
    results.hits[0].title.clear();
    results.hits[0].title_marks.clear();
    EXPECT_THAT(to_text(results, {}), HasSubstr("1. (sans titre)\n"));
}

TEST(Text, ShowsTheFirstNamesOnly) {
    Results results = sample_results();
    results.hits[0].places = {{"a", "Moscou"}, {"b", "Kiev"}, {"c", "Genève"}, {"d", "Abou Dhabi"}};
    EXPECT_THAT(to_text(results, {}), HasSubstr("Moscou, Kiev, Genève (+1)"));
}

TEST(Text, WritesNoEscapeSequenceWithoutColour) {
    EXPECT_THAT(to_text(sample_results(), {}), Not(HasSubstr("\033")));
}

TEST(Text, EmphasisesExactlyTheMarks) {
    const std::string text = to_text(sample_results(), {.colour = true});
    EXPECT_THAT(text, HasSubstr("\033[1mŒuvre de paix en \033[0m\033[1;31mUkraine\033[0m\n"));
    EXPECT_THAT(text, HasSubstr("L’\033[1;31mUkraine\033[0m négocie."));
}

TEST(Text, ClosesEmphasisAtEveryLineEnd) {
    Results results = sample_results();
    results.hits[0].snippets = {{"la mer du Nord et la mer Noire et la mer Baltique", {{0, 49}}}};
    std::istringstream lines(to_text(results, {.width = 40, .colour = true}));
    for (std::string line; std::getline(lines, line);)
        EXPECT_EQ(line.find("\033[") == line.npos, !line.ends_with("\033[0m")) << line;
}

TEST(Text, LinksPagesOfTheWebAndFiles) {
    Results results = sample_results();
    results.hits[0].url = "https://exemple.fr/été";
    results.hits[1].path = "/archives/a b.txt";
    results.hits[1].url = "javascript:alert(1)";
    const std::string text = to_text(results, {.hyperlinks = true});
    EXPECT_THAT(text, HasSubstr("\033]8;;https://exemple.fr/%C3%A9t%C3%A9\033\\"));
    EXPECT_THAT(text, HasSubstr("\033]8;;file:///archives/a%20b.txt\033\\/archives/a b.txt\033]8;;\033\\"));
    EXPECT_THAT(text, Not(HasSubstr("]8;;javascript")));
    EXPECT_THAT(text, Not(HasSubstr("]8;;corpus")));
}

TEST(Text, LetsNoPartOfADispatchReachTheTerminalRaw) {
    constexpr const char* hostile = "\033]0;pris\a\u202Eeuqsir\u009B2J";
    Results results = sample_results();
    Hit& hit = results.hits[0];
    hit.title = hit.path = hit.url = hostile;
    hit.title_marks.clear();
    hit.sources[0].label = hit.actors[0].label = hit.places[0].label = hostile;
    hit.snippets[0] = {hostile, {}};
    results.facets[3].values[0].label = hostile;
    results.repairs[0].message.french = hostile;
    const std::string text = to_text(results, {});
    for (const char* const bytes : {"\033", "\a", "\u202E", "\u009B"})
        EXPECT_THAT(text, Not(HasSubstr(bytes)));
}

TEST(Text, KeepsToTheWidth) {
    Results results = sample_results();
    results.hits[0].title = "Un titre assez long pour devoir être coupé en plusieurs lignes, et 基辅 avec";
    results.hits[0].title_marks.clear();
    results.facets[3].values[0].label =
        "Un lieu au nom bien trop long pour tenir dans une colonne de facette";
    for (const std::size_t width : {40U, 47U, 80U, 132U, 250U}) {
        std::istringstream lines(to_text(results, {.width = width}));
        for (std::string line; std::getline(lines, line);)
            EXPECT_LE(columns(line), width) << line;
    }
}

TEST(Text, ExplainsAQuery) {
    const Explanation explanation{"paix ET trêve",
                                  "chaque mot : paix, trêve",
                                  "all\n  word paix\n  word trêve\n",
                                  "Query((paix AND treve))",
                                  {}};
    EXPECT_EQ(to_text(explanation, {}, {}),
              "Requête comprise\n"
              "    paix ET trêve\n"
              "    chaque mot : paix, trêve\n"
              "\n"
              "Arbre\n"
              "    all\n"
              "      word paix\n"
              "      word trêve\n"
              "\n"
              "Requête du moteur\n"
              "    Query((paix AND treve))\n");
}

TEST(Text, DrawsTheMatchesOverTime) {
    Results results;
    results.total = 5;
    results.histogram = {DateUnit::month,
                         {{"2025-01", "janvier 2025", 4},
                          {"2025-02", "février 2025", 0},
                          {"2025-03", "mars 2025", 1},
                          {"2025-04", "avril 2025", 0},
                          {"2025-05", "mai 2025", 0},
                          {"2025-06", "juin 2025", 0},
                          {"2025-07", "juillet 2025", 0},
                          {"2025-08", "août 2025", 3}},
                         1};
    // A gap of four months is one line; the dates of the facet would say the same again.
    results.facets = {{Facet::date, 1, {{"2025-01", "janvier 2025", 4, false}}}};
    EXPECT_EQ(to_text(results, {.width = 40}),
              "5 dépêches\n"
              "\n"
              "Dates\n"
              "  janvier 2025 4 ███████████████████████\n"
              "  février 2025 0\n"
              "  mars 2025    1 █████▊\n"
              "  ⋮\n"
              "  août 2025    3 █████████████████▎\n"
              "  sans date    1 █████▊\n");
}

}  // namespace
}  // namespace depeche::render
