#include "searcher/suggest/misspelling.hpp"

#include <gtest/gtest.h>

namespace depeche::suggest {
namespace {

double distance(std::string_view typed, std::string_view meant) {
    return misspelling(typed, meant, 10);
}

TEST(Misspelling, CostsNothingWhereThereIsNone) {
    for (const std::string_view word : {"", "a", "paix", "cessezlefeu", "\xd0\xba\xd0\xb8\xd1\x97\xd0\xb2"})
        EXPECT_EQ(distance(word, word), 0) << word;
}

TEST(Misspelling, IsNearWhereItSoundsAlike) {
    for (const auto& [typed, meant] : {std::pair("farmacie", "pharmacie"),
                                       {"kestion", "question"},
                                       {"olympike", "olympique"},
                                       {"cristal", "crystal"},
                                       {"profeseur", "professeur"},
                                       {"gouverneman", "gouvernement"},
                                       {"ouchakof", "ouchakov"},
                                       {"scharon", "charon"},
                                       {"paix", "pais"}})
        EXPECT_LT(distance(typed, meant), 1) << typed;
}

TEST(Misspelling, IsNearerForSwappedAndNeighbouringKeysThanForOthers) {
    EXPECT_LT(distance("geurre", "guerre"), distance("gxerre", "guerre"));
    EXPECT_LT(distance("plaquz", "plaque"), distance("plaqug", "plaque"));
    EXPECT_LT(distance("gurre", "guerre"), distance("gurra", "guerre"));
}

TEST(Misspelling, IsFartherAtTheBeginningOfAWord) {
    EXPECT_LT(distance("paim", "paix"), distance("maix", "paix"));
}

TEST(Misspelling, GivesUpBeyondItsLimit) {
    EXPECT_GT(misspelling("ukraine", "gouffre", 2), 2);
    EXPECT_GT(misspelling("", "gouffre", 2), 2);
    EXPECT_GT(misspelling("gouffre", "", 2), 2);
}

}  // namespace
}  // namespace depeche::suggest
