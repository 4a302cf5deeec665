#include "searcher/query/in_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/parser.hpp"

namespace depeche::query {
namespace {

/// French as it is typed here: no-break spaces written as blanks.
std::string said(std::string_view query, Language language, Match match) {
    std::string text = in_words(parse(query, match).root, language);
    for (auto at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0", at))
        text.replace(at, 2, " ");
    return text;
}

struct Row {
    std::string_view query;
    std::string_view french;
    std::string_view english;
};

void expect(const std::vector<Row>& rows, Match match = Match::all) {
    for (const Row& row : rows) {
        EXPECT_EQ(said(row.query, Language::french, match), row.french) << row.query;
        EXPECT_EQ(said(row.query, Language::english, match), row.english) << row.query;
    }
}

TEST(InWords, TellsWords) {
    expect({
        {"", "toutes les dépêches", "all dispatches"},
        {"paix", "le mot : paix", "the word: paix"},
        {"cessez-le-feu ukraine", "chaque mot : cessez-le-feu, ukraine",
         "every word: cessez-le-feu, ukraine"},
        {"paix OU trêve", "l’un des mots : paix, trêve", "any of the words: paix, trêve"},
        {"titre:paix titre:trêve Gaza", "chaque mot : paix, trêve (titre) ; le mot : Gaza",
         "every word: paix, trêve (title); the word: Gaza"},
        {"=paix", "« paix » exactement", "exactly “paix”"},
        {"négoci*", "un mot en « négoci… »", "a word starting with “négoci”"},
        {"Macron~", "« Macron » à une lettre près", "“Macron” or one letter off"},
        {"titre:Macron~2", "« Macron » à deux lettres près (titre)", "“Macron” or two letters off (title)"},
        {"\"plan de paix\"", "l’expression « plan de paix »", "the phrase “plan de paix”"},
    });
    expect({{"paix trêve", "l’un des mots : paix, trêve", "any of the words: paix, trêve"}}, Match::any);
}

TEST(InWords, TellsDates) {
    expect({
        {"date:2025", "en 2025", "in 2025"},
        {"date:2025-12", "en décembre 2025", "in December 2025"},
        {"date:2025-12-03", "le 3 décembre 2025", "on 3 December 2025"},
        {"date:2025-12-01", "le 1er décembre 2025", "on 1 December 2025"},
        {"depuis:2025-12", "depuis décembre 2025", "since December 2025"},
        {"depuis:2025-12-05", "depuis le 5 décembre 2025", "since 5 December 2025"},
        {"avant:2026", "jusqu’à fin décembre 2025", "until the end of December 2025"},
        {"jusqu'à:2025-12-05", "jusqu’au 5 décembre 2025", "until 5 December 2025"},
        {"date:2025-12-01..2025-12-20", "du 1er décembre 2025 au 20 décembre 2025",
         "from 1 December 2025 to 20 December 2025"},
        {"date:inconnue", "sans date", "undated"},
    });
}

TEST(InWords, TellsWishesOneByOne) {
    expect({
        {"cessez-le-feu ukraine depuis:2025-12 -source:afp",
         "chaque mot : cessez-le-feu, ukraine ; depuis décembre 2025 ; sauf source : afp",
         "every word: cessez-le-feu, ukraine; since December 2025; but not source: afp"},
        {"-paix -acteur:\"Vladimir Poutine\"",
         "toutes les dépêches ; sauf « paix » ou acteur : Vladimir Poutine",
         "all dispatches; but not “paix” or actor: Vladimir Poutine"},
        {"Gaza (paix OU \"plan de paix\")", "le mot : Gaza ; (« paix » ou l’expression « plan de paix »)",
         "the word: Gaza; (“paix” or the phrase “plan de paix”)"},
        {"a OU b c SAUF d", "« a » ou ((« b » et « c ») sauf « d »)", "“a” or ((“b” and “c”) but not “d”)"},
    });
}

TEST(InWords, TellsNearness) {
    expect({
        {"paix PRÈS/5 Donetsk", "« paix » à 5 mots au plus de « Donetsk »",
         "“paix” within 5 words of “Donetsk”"},
        {"a PRÈS/1 b PRÈS/1 c", "« a », « b », « c » à 1 mot au plus les uns des autres",
         "“a”, “b”, “c” within 1 word of each other"},
        {"a SUIVI/3 (b OU c)", "« a » puis (« b » ou « c ») à 3 mots au plus",
         "“a” then (“b” or “c”) within 3 words"},
        {"(a PRÈS/2 b) PRÈS/9 c", "(« a » à 2 mots au plus de « b ») à 9 mots au plus de « c »",
         "(“a” within 2 words of “b”) within 9 words of “c”"},
    });
}

}  // namespace
}  // namespace depeche::query
