#include "schema/analysis/folding.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

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

/// The characters that are folded without ICU once a text has no others.
std::vector<std::string> characters_of_french() {
    std::vector<std::string> characters;
    for (char32_t c = 0; c < 0x80; ++c)
        characters.emplace_back(1, static_cast<char>(c));
    for (char32_t c = 0x80; c < 0x250; ++c)
        characters.push_back({static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))});
    for (char32_t c = 0x2000; c < 0x20D0; ++c)
        characters.push_back(
            {'\xE2', static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))});
    return characters;
}

/// What ICU makes of a text, which it is asked for when a character of another script stands in it.
std::string by_icu(std::string (*form)(std::string_view), std::string_view text) {
    constexpr std::string_view other = "語";
    std::string result = form(std::string(text).append(other));
    EXPECT_TRUE(result.ends_with(other));
    return result.substr(0, result.size() - other.size());
}

TEST(Fold, MakesOfEachCharacterOfFrenchWhatIcuDoes) {
    for (const std::string& character : characters_of_french())
        for (const auto form : {lower, drop_accents, fold, to_nfc})
            EXPECT_EQ(form(character), by_icu(form, character)) << character;
}

TEST(Fold, MakesOfTextsOfFrenchWhatIcuDoes) {
    const std::vector<std::string> characters = characters_of_french();
    std::mt19937 random(7);
    for (int repeat = 0; repeat < 2000; ++repeat) {
        std::string text;
        const std::size_t size = 1 + random() % 40;
        for (std::size_t at = 0; at < size; ++at)
            text += characters[random() % characters.size()];
        for (const auto form : {lower, drop_accents, fold, to_nfc})
            EXPECT_EQ(form(text), by_icu(form, text)) << text;
        EXPECT_EQ(fold(text), drop_accents(lower(text))) << text;
    }
}

TEST(Fold, LeavesMarksThatJoinToIcu) {
    EXPECT_EQ(lower("E\u0301\u0323té"), "ẹ\u0301té");
    EXPECT_EQ(fold("E\u0301\u0323té"), "ete");
}

TEST(FoldedWords, ReadsOneAfterAnother) {
    FoldedWords words(" Département d’État, 1er ");
    for (const std::string_view expected : {"departement", "d", "etat", "1er", "", ""})
        EXPECT_EQ(words.next(), expected);
    EXPECT_EQ(folded_words("« l’A47 »"), (std::vector<std::string>{"l", "a47"}));
    EXPECT_EQ(folded_words("हिन्दी x"), (std::vector<std::string>{"हिन्दी", "x"}));
    EXPECT_EQ(folded_words(" … "), std::vector<std::string>{});
}

TEST(ToNfc, ComposesAndNothingElse) {
    EXPECT_EQ(to_nfc("E\u0301tat ﬁn"), "État ﬁn");
}

}  // namespace
}  // namespace depeche::analysis
