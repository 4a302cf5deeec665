#include "searcher/query/match_choice.hpp"

#include <gtest/gtest.h>

#include <string>

#include "searcher/query/inversion.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/stop_words.hpp"

namespace depeche::query {
namespace {

MatchChoice choice(const std::string& text) {
    analysis::Analyzer analyzer;
    return choose_match(text, parse(text).root, analyzer);
}

TEST(MatchChoice, WantsEveryKeyword) {
    for (const char* text : {"", "ukraine", "cessez-le-feu ukraine", "président de la république",
                             "Vladimir Poutine Donald Trump", "procès pour l'incendie d'un entrepôt",
                             "\"plan de paix\" ukraine", "rendez-vous manqué", "pourquoi"})
        EXPECT_EQ(choice(text).match, Match::all) << text;
}

TEST(MatchChoice, WantsTheBestOfAQuestion) {
    for (const char* text :
         {"Qui a été élu pape ?", "Combien a coûté la restauration de Notre-Dame", "où en est la trêve",
          "Ou se situe Kourou", "le train roule-t-il en Maurienne", "quels pays ont signé",
          "trêve à Gaza\u00A0?", "Qu'est-ce que la médiation familiale", "Peut-on changer de nom",
          "qui a dit « plan de paix » ?"}) {
        EXPECT_EQ(choice(text).match, Match::any) << text;
        EXPECT_EQ(choice(text).reason, MatchReason::question) << text;
    }
}

TEST(MatchChoice, WantsTheBestOfASentence) {
    for (const char* text : {"Moscou et Kiev échangent trois cents prisonniers de guerre",
                             "petites lignes de chemin de fer", "sommet trump poutine alaska ukraine paix"}) {
        EXPECT_EQ(choice(text).match, Match::any) << text;
        EXPECT_EQ(choice(text).reason, MatchReason::sentence) << text;
    }
}

TEST(MatchChoice, LetsOperatorsDecide) {
    for (const char* text :
         {"qui OU quoi ?", "acteur:poutine que veut-il ?",
          "les sanctions de l'Union européenne contre Moscou -pétrole", "négoci* que disent-ils ?"})
        EXPECT_EQ(choice(text).reason, MatchReason::keywords) << text;
}

TEST(InvertedSubject, IsTakenOffItsVerb) {
    for (const auto& [word, verb] : {std::pair("tombe-t-il", "tombe"), std::pair("doit-on", "doit"),
                                     std::pair("SONT-ELLES", "SONT"), std::pair("était-ce", "était")})
        EXPECT_EQ(without_inverted_subject(word), verb);
}

TEST(InvertedSubject, LeavesOtherWordsWhole) {
    for (const char* word : {"", "-", "il", "-il", "rendez-vous", "Rendez-Vous", "garde-à-vous",
                             "cessez-le-feu", "Saint-Denis", "avril"})
        EXPECT_EQ(without_inverted_subject(word), word);
}

TEST(StopWords, IncludeCompoundsOfThem) {
    analysis::Analyzer analyzer;
    const Node root = without_stop_words(parse("est-ce que la trêve tient-elle").root, analyzer);
    EXPECT_EQ(to_string(root), "trêve ET tient");
}

}  // namespace
}  // namespace depeche::query
