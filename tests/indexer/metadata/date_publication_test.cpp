#include "indexer/metadata/date/publication.hpp"

#include <gtest/gtest.h>

#include "indexer/metadata/date/address_date.hpp"
#include "tests/indexer/metadata/derived_dates.hpp"

namespace depeche::indexer::dates {

namespace {

struct PageRow {
    std::string_view text;
    std::string_view expected;
};

/// What the page says, `date method`.
std::string page_says(std::string_view text) {
    analysis::Analyzer analyzer;
    const auto date = dates_of_page({}, clean(text), analyzer).published;
    return date ? to_iso(date->interval) + " " + date->evidence.method : "";
}

}  // namespace

TEST(DatesOfPage, ReadsTheLinesOfPages) {
    const PageRow rows[] = {
        {"Titre\nPublié le 03/04/2025 à 14h07\nTexte.", "2025-04-03 published-line"},
        {"Titre\nPublié le jeudi 3 avril 2025 à 14:07\nTexte.", "2025-04-03 published-line"},
        {"Titre\nPar Jean Roux | Mis en ligne le 3 avr. 2025\nTexte.", "2025-04-03 published-line"},
        {"Titre\nMis à jour le 04/04/2025 à 10h\nTexte.", "2025-04-04 updated-line"},
        {"Titre\nPublié le 03/04/25\nTexte.", "2025-04-03 published-line"},
        {"Titre\nTexte.\nLe Courrier – 3 avril 2025", "2025-04-03 date-line"},
        {"Titre\nTexte.\nAFP, Paris, 3 avril 2025", "2025-04-03 date-line"},
        {"Titre\nTexte.\nLe Mensuel, avril 2025. Tous droits réservés", "2025-04 date-line"},
        {"Titre\n3 avril 2025\nTexte.", "2025-04-03 date-line"},
        {"Titre\nPublié le jeudi 3 avril 2025 à 09:12 IST\nTexte.", "2025-04-03 published-line"},
        {"Titre\nTexte.\nEl País, traduit de l'espagnol. 2025-04-03", "2025-04-03 date-line"},
        {"Titre\nTexte.\nPublié dans La Croix du 14 novembre 2025", "2025-11-14 published-line"},
        {"Titre\nTexte.\nParu le 20.03.2025 dans Sciences & Étoiles", "2025-03-20 published-line"},
        {"Titre\nTexte.\nRédigé le lundi 29 septembre 2025 par la rédaction", "2025-09-29 published-line"},
        {"Titre\nTexte.\nSource : https://a.example/2025/4/3/x", "2025-04-03 url-path"},
        {"Titre\nTexte.\nLa Lettre — www.lettre.example/2025/10/09/armenie/", "2025-10-09 url-path"},
    };
    for (const auto& [text, expected] : rows)
        EXPECT_EQ(page_says(text), expected) << text;
}

TEST(DatesOfPage, ReadsDatelines) {
    const PageRow rows[] = {
        {"PARIS, 3 avril 2025 (AFP) – Le gouvernement a démissionné.", "2025-04-03 dateline"},
        {"Paris, le 3 avril 2025 - Le gouvernement a démissionné.", "2025-04-03 dateline"},
        {"NEW YORK (Nations unies), 3 avr 2025 (AFP) — Le Conseil a voté.", "2025-04-03 dateline"},
        {"3 avril 2025. - Le gouvernement a démissionné.", "2025-04-03 dateline"},
        {"3 avril 2025, Espagne. - Le parti a exclu un député.", "2025-04-03 dateline"},
        {"Un chapeau.\nAlger, jeudi 3 avril 2025 (APS) - Le ministre a inauguré une usine.",
         "2025-04-03 dateline"},
    };
    for (const auto& [text, expected] : rows)
        EXPECT_EQ(page_says(text), expected) << text;
}

TEST(DatesOfPage, TakesNoSentenceNorListForAPage) {
    for (const std::string_view text : {
             "Le 3 avril 2025, les députés ont voté.",
             "Publié le 3 avril 2025 dans une revue, le rapport accuse.",
             "Écrit le 3 avril 2025, le rapport accuse.",
             "Chronologie des événements du 2 décembre 2025\nTexte.",
             "2 mai 2024 – Le port ferme.\n3 mai 2024 – Le port rouvre.",
             "Titre\nRéunis le 3 avril 2025 - une première - ils ont signé un accord qui fera date, dit-on.",
         })
        EXPECT_EQ(page_says(text), "") << text;
}

TEST(DateInAddress, ReadsPathsPaddedOrNot) {
    const PageRow rows[] = {
        {"https://a.example/2025/12/6/x", "2025-12-06"},
        {"https://a.example/news/2025/12/06", "2025-12-06"},
        {"https://a.example/2025-12-06-titre", "2025-12-06"},
        {"https://a.example/20251206-titre", "2025-12-06"},
        {"https://a.example/2025/12/titre", "2025-12"},
        {"https://a.example/2025/13/06/x", ""},
        {"https://a.example/2025/02/31/x", "2025-02"},
        {"https://a.example/article/1234/56/78", ""},
        {"https://a.example/2025-des-chiffres", ""},
        {"", ""},
    };
    for (const auto& [address, expected] : rows) {
        const auto date = date_in_address(address);
        EXPECT_EQ(date ? to_iso(date->interval) : "", expected) << address;
    }
}

TEST(DateDispatch, CompletesWhatThePageLeavesOpen) {
    const PageRow rows[] = {
        {"BAMAKO, 3 avr (AFP) – Les écoles ont rouvert.\n© 2025 AFP", "2025-04-03"},
        {"BAMAKO, 3 avr (AFP) – Les écoles ont rouvert.", ""},
        {"BAMAKO (AFP) – Lundi 27 octobre, les stations étaient à sec.\n© 2025 AFP", "2025-10-27"},
        {"QUEBEC (AP) — The university said so on Thursday.\n© 2025 The Associated Press.", "2025"},
        // The year of a name or of what is to come, when the weekday confirms it.
        {"OSLO, 10 oct. – Le prix a été attribué vendredi. Il sera remis le 10 décembre 2025.", "2025-10-10"},
        {"OSLO, 10 oct. – Le prix a été attribué mardi. Il sera remis le 10 décembre 2025.", ""},
        {"OSLO, 10 oct. – Le prix a été attribué. Il sera remis le 10 décembre 2025.", ""},
        {"Bac 2025\nPar Anne Roux – le 16 juin\nCe lundi matin, les élèves ont composé.", "2025-06-16"},
        {"Il a gagné l'étape mardi 22 juillet. Le Tour 2025 s'achèvera dimanche.", "2025-07-22"},
        {"Il a gagné l'étape mercredi 22 juillet. Le Tour 2025 s'achèvera dimanche.", ""},
        {"Il a gagné l'étape mardi 22 juillet. Il avait été élu en 2014.", ""},
    };
    for (const auto& [text, expected] : rows)
        EXPECT_EQ(dates_of(text).published, expected) << text;
}

TEST(DateDispatch, InfersThePublicationOnlyFromTheDayItself) {
    const PageRow rows[] = {
        {"Ce mardi 2 décembre 2025, la ville a rouvert son pont.", "2025-12-02"},
        {"La ville a rouvert son pont mardi 2 décembre 2025.", "2025-12-02"},
        {"Le 2 décembre 2025, la ville a annoncé la fermeture du pont.", "2025-12-02"},
        {"Le 2 décembre 2025, la ville a rouvert son pont.", ""},
        {"Le maire a rouvert hier, mardi 2 décembre 2025, le pont.", "2025-12-03"},
        {"Les journées, qui se déroulent du 2 au 4 décembre 2025, ont commencé.", ""},
        // 2 December 2025 is a Tuesday.
        {"La ville a rouvert son pont lundi 2 décembre 2025.", ""},
        {"Réunis depuis jeudi 6 novembre 2025, ils ont annoncé vendredi un accord.", "2025-11-07"},
        {"Réunis depuis mercredi 6 novembre 2025, ils ont annoncé vendredi un accord.", ""},
        {"Elle a proposé mercredi 19 novembre 2025 de repousser les règles à décembre 2027.", "2025-11-19"},
        {"Le maire a promis de rouvrir le pont le 3 mai 2027.", ""},
        // The news is of a day that nothing dates.
        {"Un pont s'est effondré jeudi.\nLe 3 mai 2019, un expert a annoncé sa ruine.", ""},
        // What came later shows that the day is history.
        {"Le mardi 2 décembre 2014, la ville a rouvert son pont. En 2024, elle l'a vendu.", ""},
    };
    for (const auto& [text, expected] : rows)
        EXPECT_EQ(dates_of(text).published, expected) << text;
}

TEST(DateDispatch, FindsTheEventInTheLede) {
    const PageRow rows[] = {
        {"Publié le 03/12/2025\nLe pont a rouvert mardi soir. Le maire parlera samedi.", "2025-12-02"},
        {"Publié le 03/12/2025\nLe pont a rouvert hier.", "2025-12-02"},
        {"Publié le 03/12/2025\nLe pont a rouvert fin octobre.", "2025-10-21/2025-10-31"},
        {"Publié le 03/12/2025\nLe pont fermera samedi.", ""},
        {"Le pont a rouvert mardi soir.", ""},
        {"Début décembre 2025, le pont a rouvert.", "2025-12-01/2025-12-10"},
        {"Le pont, fermé depuis mai 2025, rouvrira le 3 juin 2026.", ""},
    };
    for (const auto& [text, expected] : rows)
        EXPECT_EQ(dates_of(text).event, expected) << text;
}

}  // namespace depeche::indexer::dates
