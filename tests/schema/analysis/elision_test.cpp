#include "schema/analysis/elision.hpp"

#include <gtest/gtest.h>

namespace depeche::analysis {
namespace {

TEST(StripElision, DropsEveryElidedWord) {
    for (const std::string_view word :
         {"l'avion", "d'avion", "j'avion", "m'avion", "n'avion", "s'avion", "t'avion", "c'avion", "ç'avion",
          "qu'avion", "jusqu'avion", "lorsqu'avion", "puisqu'avion", "quoiqu'avion", "L'avion", "QU'avion",
          "Jusqu'avion"})
        EXPECT_EQ(strip_elision(word), "avion") << word;
}

TEST(StripElision, DropsSeveral) {
    EXPECT_EQ(strip_elision("qu'l'on"), "on");
    EXPECT_EQ(strip_elision("jusqu'd'abord"), "abord");
}

TEST(StripElision, LeavesOtherWordsWhole) {
    for (const std::string_view word : {"avion", "aujourd'hui", "quelqu'un", "presqu'île", "prud'homme",
                                        "O'Brien", "entr'ouvert", "grand'mère", "rock'n'roll", "l'", "'", ""})
        EXPECT_EQ(strip_elision(word), word);
}

}  // namespace
}  // namespace depeche::analysis
