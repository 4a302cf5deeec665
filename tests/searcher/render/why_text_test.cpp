#include <gtest/gtest.h>

#include "searcher/render/why.hpp"
#include "tests/searcher/render/sample_why.hpp"

namespace depeche::render {
namespace {

TEST(WhyText, TellsEachClauseAndTheScore) {
    EXPECT_EQ(to_text(test::sample_why(), {.width = 80}),
              "La paix\n"
              "id afp-1\n"
              "Répond à la requête\u00A0: n°\u00A012 des réponses\n"
              "\n"
              "Requête comprise\n"
              "    paix OU ouchakov OU trêve SAUF gaza\n"
              "    une question\u00A0: un seul mot suffit, les meilleures réponses d’abord\n"
              "\n"
              "Clause par clause (avec leur poids)\n"
              "    oui  paix OU ouchakov OU trêve SAUF gaza (3,35)\n"
              "        oui  paix OU ouchakov OU trêve (3,35)\n"
              "            oui  paix (2,35)\n"
              "                tel quel\u00A0: Paix (2) · autre forme\u00A0: pacifique\n"
              "            oui  ouchakov (1,00)\n"
              "                autre graphie du nom\u00A0: Ushakov\n"
              "            non  trêve\n"
              "        exclu, absent  gaza\n"
              "\n"
              "Score\n"
              "    5,85 = mots 3,35 + fraîcheur 1,50 + début du texte 1,00\n"
              "    à valeur égale, les plus récentes d’abord, vues du 3 décembre 2025\n");
}

TEST(WhyText, TellsWhatKeepsADispatchOut) {
    const Why why{
        .id = "afp-2",
        .interpreted = "paix",
        .query = {.text = "paix", .holds = true, .weight = 1},
        .failed_filters = {{Facet::actor, {"macron", "poutine"}, {"OTAN"}}, {Facet::place, {"gaza"}, {}}}};
    EXPECT_EQ(to_text(why, {.width = 80, .language = Language::english}),
              "(untitled)\n"
              "id afp-2\n"
              "Does not answer the query\n"
              "Actors: wanted macron, poutine; the dispatch has OTAN\n"
              "Places: wanted gaza; the dispatch has none\n"
              "\n"
              "Query understood as\n"
              "    paix\n"
              "\n"
              "Clause by clause (with their weights)\n"
              "    yes  paix (1.00)\n");
}

}  // namespace
}  // namespace depeche::render
