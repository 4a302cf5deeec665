#include <gtest/gtest.h>

#include "indexer/metadata/date/event.hpp"
#include "indexer/metadata/date/publication.hpp"

namespace depeche::indexer::dates {

namespace {

std::string read(std::string_view text) {
    analysis::Analyzer analyzer;
    const auto date = read_date(text, analyzer);
    return date ? to_iso(*date) : "";
}

std::string event(std::string_view body) {
    analysis::Analyzer analyzer;
    const auto date = date_dispatch({}, body, analyzer.analyze(body)).event;
    return date ? to_iso(date->interval) + " " + date->evidence.text : "";
}

std::string published(const RawDispatch& raw, std::string_view text = "") {
    analysis::Analyzer analyzer;
    const auto date = dates_of_page(raw, clean(text), analyzer).published;
    return date ? to_iso(date->interval) + " " + date->evidence.method : "";
}

}  // namespace

TEST(ReadDate, KnowsFiguresAndWords) {
    const std::pair<const char*, const char*> rows[] = {
        {"2024-07-09T22:15:00Z", "2024-07-09"},
        {"3 avril 2025", "2025-04-03"},
        {"mardi 1er mai 2025", "2025-05-01"},
        {"le 2 décembre 2025", "2025-12-02"},
        {"2 décembre 2025 à 14h07", "2025-12-02"},
        {"avril 2025", "2025-04"},
        {"2025-04", "2025-04"},
        {"demain", ""},
        {"31 février 2025", ""},
        {"", ""},
    };
    for (const auto& [text, iso] : rows)
        EXPECT_EQ(read(text), iso) << text;
}

TEST(FindEvent, IsTheFirstWholeDate) {
    const std::pair<const char*, const char*> rows[] = {
        {"Le 2 décembre 2025, une délégation est arrivée.", "2025-12-02 2 décembre 2025"},
        {"Fin octobre, puis le 3\u00a0décembre 2025.", "2025-12-03 3\u00a0décembre 2025"},
        {"Réunis le 03/04/2025 à Paris, ils ont signé.", "2025-04-03 03/04/2025"},
        {"Début décembre 2025, une rencontre au Kremlin.", "2025-12-01/2025-12-10 Début décembre 2025"},
        {"Mi-mai 2025, puis le 2 juin 2025.", "2025-06-02 2 juin 2025"},
        {"Rien en novembre, ni mardi.", ""},
    };
    for (const auto& [text, expected] : rows)
        EXPECT_EQ(event(text), expected) << text;
}

TEST(FindEvent, IsNeverBackgroundNorDeadline) {
    for (const char* text :
         {"La guerre dure depuis le 24 février 2022.", "L’UE doit cesser d’ici au 31 décembre 2027.",
          "Prolongé jusqu’au 9 novembre 2025.", "Poutine, né le 7 octobre 1952, a parlé.",
          "Publié le 13/10/2025, mis à jour le 14/10/2025", "Une trêve à partir du mardi 3 juin 2025.",
          "d’ici fin décembre 2027"})
        EXPECT_EQ(event(text), "") << text;
}

TEST(FindPublished, AsksMetadataThenLinesThenAddresses) {
    EXPECT_EQ(
        published({.method = "header", .date = "3 avril 2025", .url = "https://a.example/2020/01/02/x"}),
        "2025-04-03 header");
    EXPECT_EQ(published({.url = "https://a.example/news/2025/12/6/%d8"}), "2025-12-06 url-path");
    EXPECT_EQ(published({.url = "https://a.example/2025/12/x"}), "2025-12 url-path");
    EXPECT_EQ(published({}, "Trêve\nPublié le 03/04/2025 à 14h07 - Mis à jour le 04/04/2025\nTexte."),
              "2025-04-03 published-line");
    EXPECT_EQ(published({}, "Publié le jeudi 3 avril 2025\nTexte."), "2025-04-03 published-line");
    EXPECT_EQ(published({}, "Texte.\nsource:https://www.aljazeera.net/news/2025/12/6/%d8"),
              "2025-12-06 url-path");
    EXPECT_EQ(published({}, "Le 3 avril 2025, il est parti."), "");
}

}  // namespace depeche::indexer::dates
