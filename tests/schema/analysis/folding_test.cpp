#include "schema/analysis/folding.hpp"

#include <gtest/gtest.h>

namespace depeche::analysis {
namespace {

TEST(Lower, KeepsAccentsAndOpensLigatures) {
    for (const auto& [text, expected] : {std::pair{"ÉTAT", "état"},
                                         {"Œuvre", "oeuvre"},
                                         {"Ægypte", "aegypte"},
                                         {"e\u0301te\u0301", "été"},
                                         {"Straße", "strasse"},
                                         {"ﬁn", "fin"},
                                         {"", ""}})
        EXPECT_EQ(lower(text), expected);
}

TEST(Fold, DropsAccents) {
    for (const auto& [text, expected] : {std::pair{"Négociations", "negociations"},
                                         {"ÇA", "ca"},
                                         {"Łódź", "lodz"},
                                         {"Ångström", "angstrom"},
                                         {"Đặng", "dang"},
                                         {"İstanbul", "istanbul"},
                                         {"ıssız", "issiz"},
                                         {"Þór", "thor"},
                                         {"Йод", "иод"},
                                         {"Ελλάς", "ελλασ"},
                                         {"हिन्दी", "हिन्दी"},
                                         {"도쿄", "도쿄"}})
        EXPECT_EQ(fold(text), expected);
}

TEST(Fold, SurvivesBytesThatAreNoText) {
    EXPECT_EQ(fold("caf\xE9"), "caf\uFFFD");
}

TEST(ToNfc, ComposesAndNothingElse) {
    EXPECT_EQ(to_nfc("E\u0301tat ﬁn"), "État ﬁn");
}

}  // namespace
}  // namespace depeche::analysis
