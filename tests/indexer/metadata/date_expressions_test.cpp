#include "indexer/metadata/date/expressions.hpp"

#include <gtest/gtest.h>

#include "indexer/metadata/date/resolution.hpp"
#include "indexer/metadata/date/role.hpp"
#include "schema/analysis/analyzer.hpp"

namespace depeche::indexer::dates {

namespace {

struct Row {
    std::string_view text;
    std::string_view expected;
};

/// The expressions of a text as they are written, a bar between.
std::string found_in(std::string_view text) {
    analysis::Analyzer analyzer;
    const Words words(text, analyzer.analyze(text));
    std::string result;
    for (const DateExpression& one : find_expressions(words))
        result += (result.empty() ? "" : "|") + std::string(words.written(one.first, one.behind));
    return result;
}

/// The days the first expression of a text stands for, counted from a publication on Wednesday 3 December
/// 2025: `first` or `first..last`; empty when it cannot be said.
std::string days_of(std::string_view text,
                    Reference reference = {Date{std::chrono::year{2025} / 12 / 3}, {}, true}) {
    analysis::Analyzer analyzer;
    const Words words(text, analyzer.analyze(text));
    const auto expressions = find_expressions(words);
    if (expressions.empty())
        return "no expression";
    Judge judge(words);
    const auto resolved = resolve(expressions[0], judge.role_of(expressions[0]), reference);
    if (!resolved)
        return "";
    const DateInterval& days = resolved->interval;
    return to_iso(days.first) + (days.first == days.last ? "" : ".." + to_iso(days.last));
}

Role role_in(std::string_view text) {
    analysis::Analyzer analyzer;
    const Words words(text, analyzer.analyze(text));
    const auto expressions = find_expressions(words);
    EXPECT_FALSE(expressions.empty()) << text;
    Judge judge(words);
    return expressions.empty() ? Role::told : judge.role_of(expressions.back());
}

}  // namespace

TEST(FindExpressions, ReadsEveryFrenchForm) {
    const Row rows[] = {
        {"Le 2 décembre 2025, puis le 1er mai 2024.", "2 décembre 2025|1er mai 2024"},
        {"Réunis mardi 2 décembre 2025 à Moscou.", "mardi 2 décembre 2025"},
        {"Le 02/12/2025 ou le 2.12.2025 ou le 2-12-2025", "02/12/2025|2.12.2025|2-12-2025"},
        {"2025-12-02 et 2025-12-02T14:07:00+01:00", "2025-12-02|2025-12-02T14"},
        {"le 2 décembre", "2 décembre"},
        {"en décembre 2025, en mars, en mai dernier", "décembre 2025|mars|mai dernier"},
        {"début décembre 2025, mi-novembre, fin octobre", "début décembre 2025|mi-novembre|fin octobre"},
        {"courant mai 2024", "courant mai 2024"},
        {"dans la première quinzaine de juin 2024", "première quinzaine de juin 2024"},
        {"à l’été 2025, l’hiver dernier, au printemps", "été 2025|hiver dernier|printemps"},
        {"premier mai, deux décembre deux mille vingt-cinq",
         "premier mai|deux décembre deux mille vingt-cinq"},
        {"le vingt et un juin mille neuf cent quatre-vingt-dix-neuf",
         "vingt et un juin mille neuf cent quatre-vingt-dix-neuf"},
        {"3 janv. 2025, 4 févr., 5 sept. 2024, 6 déc", "3 janv. 2025|4 févr|5 sept. 2024|6 déc"},
        {"mardi soir, samedi, lundi dernier, jeudi prochain",
         "mardi soir|samedi|lundi dernier|jeudi prochain"},
        {"lundi après-midi, mercredi au soir", "lundi après-midi|mercredi au soir"},
        {"hier, avant-hier, aujourd’hui, demain", "hier|avant-hier|aujourd’hui|demain"},
        {"ce matin, ce mardi, la veille, il y a trois jours", "ce matin|ce mardi|veille|il y a trois jours"},
        {"tenu plus tôt dans la semaine", "plus tôt dans la semaine"},
        {"du 2 au 4 décembre 2025", "2 au 4 décembre 2025"},
        {"du 28 novembre au 2 décembre 2025", "28 novembre au 2 décembre 2025"},
        {"entre le 2 et le 4 décembre", "2 et le 4 décembre"},
        {"les 3, 4 et 5 mai 2024", "3, 4 et 5 mai 2024"},
        {"de janvier à mars 2025", "janvier à mars 2025"},
        {"en 2025, l’année 2024", "en 2025|année 2024"},
    };
    for (const auto& [text, expected] : rows)
        EXPECT_EQ(found_in(text), expected) << text;
}

TEST(FindExpressions, LeavesNamesAndNumbersAlone) {
    for (const std::string_view text :
         {"rue du 4-Septembre",  "place du 8-Mai-1945", "depuis le 11-Septembre",
          "Mai 68 en France",    "le G7 2025",          "le budget 2026",
          "la saison 2025-2026", "(1932-2024)",         "34 ans",
          "un score de 3-2",     "2 000 euros",         "le 01.23.45.67.89",
          "06 12 34 56 78",      "12/25 millions",      "la planète Mars",
          "il a été 2025 fois",  "Mardi gras",          "31/02/2025",
          "31 février 2025",     "192.168.1.2025",      "https://a.example/2025/12/6/x"})
        EXPECT_EQ(found_in(text), "") << text;
}

TEST(Resolve, CountsFromThePublication) {
    const Row rows[] = {
        {"Il est arrivé mardi soir.", "2025-12-02"},
        {"Il est arrivé mercredi.", "2025-12-03"},
        {"Il est arrivé mercredi dernier.", "2025-11-26"},
        {"Il partira samedi.", "2025-12-06"},
        {"Il reviendra mercredi prochain.", "2025-12-10"},
        {"Il est arrivé hier.", "2025-12-02"},
        {"Il a parlé il y a trois jours.", "2025-11-30"},
        {"Il est arrivé le 2 décembre.", "2025-12-02"},
        {"Il a parlé le 20 décembre.", "2024-12-20"},
        {"Il parlera le 20 janvier.", "2026-01-20"},
        {"Il a parlé fin octobre.", "2025-10-21..2025-10-31"},
        {"Il a parlé en juin.", "2025-06-01..2025-06-30"},
        {"Il a parlé dans la nuit du 1er au 2 décembre.", "2025-12-01..2025-12-02"},
        {"Il a parlé la semaine dernière.", ""},
    };
    for (const auto& [text, expected] : rows)
        EXPECT_EQ(days_of(text), expected) << text;
}

TEST(Resolve, SaysNothingWithoutAReference) {
    for (const std::string_view text :
         {"Il a parlé mardi.", "Il a parlé hier.", "Il a parlé le 2 décembre.", "Il a parlé fin octobre."})
        EXPECT_EQ(days_of(text, {}), "") << text;
}

TEST(Resolve, TakesTheYearThatTheWeekdayFits) {
    const Reference year_2025{{}, std::chrono::year{2025}, false};
    EXPECT_EQ(days_of("Il a parlé lundi 27 octobre.", year_2025), "2025-10-27");
    EXPECT_EQ(days_of("Il a parlé dimanche 27 octobre.", year_2025), "2024-10-27");
    EXPECT_EQ(days_of("Il a parlé vendredi 27 octobre.", year_2025), "");
}

TEST(RoleOf, TellsNewsFromPlansAndHistory) {
    const std::pair<std::string_view, Role> rows[] = {
        {"Le président a été élu le 2 décembre 2025.", Role::told},
        {"Les députés votent mardi.", Role::told},
        {"Aucune victime n’était à déplorer vendredi.", Role::told},
        {"La réunion du 2 décembre a échoué.", Role::attached},
        {"La guerre dure depuis le 24 février 2022.", Role::since},
        {"Il avait été arrêté le 3 mai 2023.", Role::since},
        {"Le sommet se tiendra le 3 mai 2026.", Role::future},
        {"La réunion, prévue le 3 mai, est annulée.", Role::future},
        {"Les écoles fermeront jusqu’au 9 novembre.", Role::future},
        {"Le gaz russe sera banni d’ici fin 2027.", Role::future},
        {"Une rencontre est possible dès mercredi.", Role::future},
        {"Le procès doit s’ouvrir lundi.", Role::future},
        {"Le verdict est attendu vendredi.", Role::future},
        {"Le match retour devrait se jouer mardi.", Role::future},
        {"La ministre recevra la filière le 4 décembre.", Role::future},
        {"La loi du 29 juillet 1881 protège la presse.", Role::background},
        {"Elle habite rue du 8 mai 1945.", Role::background},
        {"Née le 3 mars 1923 à Oran.", Role::background},
        {"Jugé pour un meurtre commis le 3 mai 2019.", Role::background},
        {"Les faits remontent au 12 mars 2018.", Role::background},
        {"Il y a quarante ans, le 10 mai 1981, la gauche gagnait.", Role::background},
        {"La ville connut un grave incendie le 3 mai 1911.", Role::background},
    };
    for (const auto& [text, role] : rows)
        EXPECT_EQ(role_in(text), role) << text;
}

TEST(FindExpressions, BearsAnyText) {
    std::string long_list;
    for (int at = 0; at < 20000; ++at)
        long_list += "mardi 2 décembre 2025 et ";
    EXPECT_FALSE(found_in(long_list).empty());
    for (const std::string_view text :
         {"", "du", "du 2 au", "entre le 2 et", "il y a", "fin", "\xFF 2 \xC3 mai", "99999999999999 mai 2025",
          "mille mille mille", "quatre vingt vingt vingt mai"})
        found_in(text);
}

}  // namespace depeche::indexer::dates
