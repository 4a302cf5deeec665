#include "schema/analysis/characters.hpp"

#include <gtest/gtest.h>

namespace depeche::analysis {
namespace {

std::string normalize(std::string_view text) {
    CharacterNormalizer characters;
    return std::string(characters.normalize(text));
}

TEST(CharacterNormalizer, HasOneApostropheOneHyphenOneSpace) {
    for (const char* apostrophe : {"'", "’", "‘", "ʼ", "´", "′", "`", "＇"})
        EXPECT_EQ(normalize(std::string("l") + apostrophe + "eau"), "l'eau");
    for (const char* hyphen : {"-", "\u2010", "\u2011", "﹣", "－"})
        EXPECT_EQ(normalize(std::string("a") + hyphen + "b"), "a-b");
    for (const char* space : {" ", "\u00A0", "\u2009", "\u202F", "\u3000", "\u3164", "\uFFA0"})
        EXPECT_EQ(normalize(std::string("a") + space + "b"), "a b");
    for (const char* nothing : {"\u00AD", "\u200B", "\u200D", "\u2060", "\uFEFF", "\u202E", "\u2066"})
        EXPECT_EQ(normalize(std::string("a") + nothing + "b"), "ab");
    EXPECT_EQ(normalize("– — « » … é"), "– — « » … é");
}

TEST(CharacterNormalizer, CopiesNothingWhenNothingChanges) {
    CharacterNormalizer characters;
    const std::string_view text = "déjà vu, l'été";
    EXPECT_EQ(characters.normalize(text).data(), text.data());
}

TEST(CharacterNormalizer, KnowsWherePiecesComeFrom) {
    CharacterNormalizer characters;
    const std::string text = "l’E\u00ADU\u00AD et \xFF l’eau";
    const std::string normalized(characters.normalize(text));
    ASSERT_EQ(normalized, "l'EU et \uFFFD l'eau");
    const auto original = [&](std::string_view piece) {
        const auto begin = static_cast<std::uint32_t>(normalized.find(piece));
        const auto range = characters.original(begin, begin + static_cast<std::uint32_t>(piece.size()));
        return text.substr(range.begin, range.end - range.begin);
    };
    EXPECT_EQ(original("EU"), "E\u00ADU");
    EXPECT_EQ(original("et"), "et");
    EXPECT_EQ(original("eau"), "eau");
}

}  // namespace
}  // namespace depeche::analysis
