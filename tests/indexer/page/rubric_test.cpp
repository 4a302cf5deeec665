#include "indexer/page/rubric.hpp"

#include <gtest/gtest.h>

namespace depeche::indexer {

TEST(ReadRubric, NamesASectionOfTheSite) {
    struct Row {
        std::string_view line, rubric;
    };
    for (const Row& row :
         {Row{"SPORT", "SPORT"}, Row{"Justice / Cour d’assises de l’Isère", "Justice"},
          Row{"Faits divers, Puy-de-Dôme", "Faits divers"}, Row{"Transports – Haut-Rhin", "Transports"},
          Row{"Afrique", "Afrique"}, Row{"Économie | Entreprises", "Économie"}, Row{"Contexte", ""},
          Row{"Justice pour les victimes du vol", ""}, Row{"La trêve tient", ""}, Row{"", ""}})
        EXPECT_EQ(read_rubric(row.line), row.rubric) << row.line;
}

TEST(ReadBreadcrumb, GivesSectionAndHeadline) {
    struct Row {
        std::string_view line, section, headline;
    };
    for (const Row& row :
         {Row{"Home ActualitéKyiv et Moscou parlent", "Actualité", "Kyiv et Moscou parlent"},
          Row{"AccueilFaits diversCrues en Ardèche : l’A47 rouverte", "Faits divers",
              "Crues en Ardèche : l’A47 rouverte"},
          Row{"Accueil > Monde > Europe", "Europe", ""},
          Row{"Accueil / Santé / Le paludisme recule au Sahel", "Santé", "Le paludisme recule au Sahel"},
          Row{"Vous êtes ici : Accueil » Politique", "Politique", ""},
          Row{"Home » News » Mali", "News", ""}}) {
        const auto crumb = read_breadcrumb(row.line);
        ASSERT_TRUE(crumb) << row.line;
        EXPECT_EQ(crumb->section, row.section) << row.line;
        EXPECT_EQ(crumb->headline, row.headline) << row.line;
    }
    for (const std::string_view line : {"Accueil des réfugiés : les communes débordées",
                                        "Accueil : le maire tient bon", "Homeland", "", "La trêve tient"})
        EXPECT_FALSE(read_breadcrumb(line)) << line;
}

}  // namespace depeche::indexer
