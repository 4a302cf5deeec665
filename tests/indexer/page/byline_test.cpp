#include "indexer/page/byline.hpp"

#include <gtest/gtest.h>

namespace depeche::indexer {

TEST(ReadByline, NamesTheAuthor) {
    struct Row {
        std::string_view line, author;
    };
    for (const Row& row : {
             Row{"by Sara", "Sara"},
             Row{"Par Jean Dupont, à Bamako", "Jean Dupont"},
             Row{"Par Émilie Ferrand (avec AFP)", "Émilie Ferrand"},
             Row{"PAR AMADOU DIALLO", "AMADOU DIALLO"},
             Row{"Par Claire Bonnefoy et Thomas Arnaud", "Claire Bonnefoy et Thomas Arnaud"},
             Row{"Par Hugues d’Estrée", "Hugues d’Estrée"},
             Row{"Par Ahmed Ben Salah avec agences", "Ahmed Ben Salah"},
             Row{"par Rédaction", "Rédaction"},
             Row{"Par la rédaction", "la rédaction"},
             Row{"Le 31 août 2024 – Par X. D.", "X. D."},
             Row{"Par Marie Roy | Publié le 3 mars 2025", "Marie Roy"},
             Row{"Sophie Kervella, envoyée spéciale", "Sophie Kervella"},
             Row{"Ali Touré, correspondant à Gao", "Ali Touré"},
             Row{"(Rédigé par Lucía Ferreyra, version française Paul Anglade)", "Lucía Ferreyra"},
             Row{"Propos recueillis par Anne Leroy", "Anne Leroy"},
             Row{"Rédaction Sud-Landes", "Rédaction Sud-Landes"},
             Row{"La Rédaction", "La Rédaction"},
             Row{"De notre correspondant à Bamako", "De notre correspondant à Bamako"},
             Row{"De notre envoyée spéciale à Tawila, Camille Desroches", "Camille Desroches"},
             Row{"Radio Nord – Texte : Geneviève Lachance", "Geneviève Lachance"},
             Row{"A.-L. R. (avec AFP)", "A.-L. R."},
             Row{"01.12.2025 | 15:20 | La rédaction avec l'OMS", "La rédaction avec l'OMS"},
             Row{"GRENOBLE, de notre envoyé spécial", "GRENOBLE, de notre envoyé spécial"},
             Row{"Cordoue (Espagne), de notre correspondante", "Cordoue (Espagne), de notre correspondante"},
         })
        EXPECT_EQ(read_byline(row.line), row.author) << row.line;
}

TEST(ReadByline, LeavesOtherLinesAlone) {
    for (const std::string_view line :
         {"Par ailleurs la trêve tient",
          "Par Toulouse passe la moitié du fret, disent les transporteurs du Sud-Ouest.", "par", "Par", "",
          "Parents et élèves attendent", "Texte voté, colère intacte",
          "Le ministre, envoyé par Paris, a parlé", "Un journaliste tué à Gaza",
          "La rédaction du texte a pris six mois", "U.E.", "Les U.S.A. et nous", "By the river",
          "Bamako, la ville sans essence"})
        EXPECT_EQ(read_byline(line), "") << line;
}

}  // namespace depeche::indexer
