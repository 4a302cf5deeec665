#include "indexer/page/credit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace depeche::indexer {

using testing::ElementsAre;
using testing::IsEmpty;
using Found = std::optional<std::vector<CreditedSource>>;

namespace {

Found credit(std::string_view line, Margin where = Margin::bottom) {
    static const authority::Authority authority(authority::builtin_tables());
    static analysis::Analyzer analyzer;
    return read_credit(line, where, authority, analyzer);
}

CreditedSource publisher(const char* name) {
    return {name, SourceRole::publisher};
}
CreditedSource agency(const char* name) {
    return {name, SourceRole::agency};
}
CreditedSource cited(const char* name) {
    return {name, SourceRole::cited};
}

}  // namespace

TEST(ReadCredit, TellsWhoseATextIs) {
    struct Row {
        std::string_view line;
        std::vector<CreditedSource> sources;
    };
    for (const Row& row : {
             Row{"RFI", {publisher("RFI")}},
             Row{"AFP", {agency("AFP")}},
             Row{"(avec AFP)", {agency("AFP")}},
             Row{"Avec AFP et Reuters", {agency("AFP"), agency("Reuters")}},
             Row{"Le Monde avec AFP", {publisher("Le Monde"), agency("AFP")}},
             Row{"Le Figaro avec agences", {publisher("Le Figaro")}},
             Row{"avec agences", {}},
             Row{"Avec nos partenaires de l'agence italienne Ansa", {agency("Ansa")}},
             Row{"© 2025 AFP", {agency("AFP")}},
             Row{"© Le Monde", {publisher("Le Monde")}},
             Row{"© Le Courrier des Alpes – www.lecourrier.example", {publisher("Le Courrier des Alpes")}},
             Row{"21 août 2025 – Le Phare d’Orient (www.phare.example)", {publisher("Le Phare d’Orient")}},
             Row{"www.lesnouvelles.example - 13 novembre 2025", {publisher("www.lesnouvelles.example")}},
             Row{"Le Réveil de Chalosse - mardi 25 novembre 2025", {publisher("Le Réveil de Chalosse")}},
             Row{"Cinéscope, mai 2025. Tous droits réservés", {publisher("Cinéscope")}},
             Row{"AFP, Paris, 11 février 2025", {agency("AFP")}},
             Row{"30 septembre 2025, 17 h 40 – AFP", {agency("AFP")}},
             Row{"(c) Le Temps", {publisher("Le Temps")}},
             Row{"Publié dans La Croix du 14 novembre 2025", {publisher("La Croix")}},
             Row{"Paru le 20.03.2025 dans Sciences & Étoiles", {publisher("Sciences & Étoiles")}},
             Row{"Rédigé le 2 mai 2025 par la rédaction du Courrier du Danube",
                 {publisher("Courrier du Danube")}},
             Row{"Source : AFP", {agency("AFP")}},
             Row{"Source : RFI", {cited("RFI")}},
             Row{"Source : www.journal.example", {publisher("www.journal.example")}},
             Row{"source:https://www.journal.example/2025/12/6/x",
                 {cited("https://www.journal.example/2025/12/6/x")}},
         }) {
        const Found found = credit(row.line);
        ASSERT_TRUE(found) << row.line;
        EXPECT_EQ(*found, row.sources) << row.line;
    }
}

TEST(ReadCredit, LeavesOtherLinesAlone) {
    for (const std::string_view line :
         {"", "Paris", "https://www.journal.example/2016/12/un-article.html", "Grenoble, le 3 mars 2025",
          "Situation militaire", "Réactions à Washington", "© AFP / Jean Untel", "Genève - 12 mars 2025",
          "Émilie Ferrand – 18/10/2024", "Mise en scène : Kleber Mendonça Filho",
          "Publié dans la douleur, le rapport accuse", "Selon l’AFP, le bilan est plus lourd.",
          "Reuters a confirmé la nouvelle auprès de deux sources."})
        EXPECT_FALSE(credit(line)) << line;
}

TEST(ReadCredit, TakesOnlyAgenciesForCreditsAboveAText) {
    EXPECT_TRUE(credit("AFP", Margin::top));
    EXPECT_FALSE(credit("Contexte", Margin::top));
}

}  // namespace depeche::indexer
