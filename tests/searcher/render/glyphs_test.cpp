#include "searcher/render/glyphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace depeche::render {
namespace {

using testing::ElementsAre;

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    const std::vector<Glyph> all = glyphs(text);
    std::vector<std::string> lines;
    for (const std::span<const Glyph> line : wrap(all, width)) {
        lines.emplace_back();
        for (const Glyph& glyph : line)
            lines.back() += glyph.bytes;
    }
    return lines;
}

TEST(Plain, LetsNoEscapeSequenceThrough) {
    EXPECT_EQ(plain("\033[31mrouge\033[0m"), "\uFFFD[31mrouge\uFFFD[0m");
    EXPECT_EQ(plain("\u009B31mrouge"), "\uFFFD31mrouge");
    EXPECT_EQ(plain("sonne\a, efface\b, \x7F"), "sonne\uFFFD, efface\uFFFD, \uFFFD");
    EXPECT_EQ(plain(std::string_view("nul\0", 4)), "nul\uFFFD");
}

TEST(Plain, LeavesOutWhatChangesTheDirection) {
    EXPECT_EQ(plain("a\u202Eb\u202Cc\u2066d\u2069\u200Fe\u061C"), "abcde");
}

TEST(Plain, LeavesOutSoftHyphens) {
    EXPECT_EQ(plain("gou\u00ADverne\u00ADment"), "gouvernement");
}

TEST(Plain, TurnsLineEndsAndTabsIntoBlanks) {
    EXPECT_EQ(plain("un\ndeux\ttrois\u2028quatre"), "un deux trois quatre");
}

TEST(Plain, ReplacesIllFormedBytes) {
    EXPECT_EQ(plain("a\xFFz"), "a\uFFFDz");
}

TEST(Plain, KeepsEveryOtherCharacter) {
    constexpr std::string_view text = "« L’œuvre »\u00A0: 1\u202F200 €, Київ, 基辅, e\u0301, 😀";
    EXPECT_EQ(plain(text), text);
}

TEST(Columns, CountsWhatATerminalShows) {
    EXPECT_EQ(columns("été"), 3U);
    EXPECT_EQ(columns("e\u0301te\u0301"), 3U);
    EXPECT_EQ(columns("基辅"), 4U);
    EXPECT_EQ(columns("«\u00A0paix\u00A0»"), 8U);
}

TEST(Glyphs, MarksTheBytesOfAMark) {
    const std::vector<Mark> marks{{4, 11}};
    std::string marked;
    for (const Glyph& glyph : glyphs("L’Ukraine négocie", marks))
        if (glyph.marked)
            marked += glyph.bytes;
    EXPECT_EQ(marked, "Ukraine");
}

TEST(Wrap, CutsAtBlanks) {
    EXPECT_THAT(wrapped("un deux trois", 8), ElementsAre("un deux", "trois"));
    EXPECT_THAT(wrapped("un deux trois", 7), ElementsAre("un deux", "trois"));
    EXPECT_THAT(wrapped("  un   deux  ", 3), ElementsAre("un", "deu", "x"));
    EXPECT_THAT(wrapped("", 10), ElementsAre());
}

TEST(Wrap, CutsAWordThatIsTooLong) {
    EXPECT_THAT(wrapped("abcdefgh", 3), ElementsAre("abc", "def", "gh"));
}

TEST(Wrap, KeepsWhatCombinesWithItsLetter) {
    EXPECT_THAT(wrapped("e\u0301e\u0301e\u0301", 2), ElementsAre("e\u0301e\u0301", "e\u0301"));
}

TEST(Wrap, KeepsNoBreakSpacesAndFrenchPunctuationWithTheirWord) {
    EXPECT_THAT(wrapped("vive la paix\u00A0!", 12), ElementsAre("vive la", "paix\u00A0!"));
    EXPECT_THAT(wrapped("vive la paix !", 12), ElementsAre("vive la", "paix !"));
    EXPECT_THAT(wrapped("dit-il « oui » hier", 8), ElementsAre("dit-il", "« oui »", "hier"));
}

TEST(Wrap, NeverGoesBeyondTheWidth) {
    std::mt19937 random(17);
    constexpr std::string_view pieces[] = {"a", "é", " ",    " ",  "基",  "\u0301",
                                           "!", "«", "\033", "\n", "\xFF"};
    std::uniform_int_distribution<std::size_t> piece(0, std::size(pieces) - 1);
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (int i = 0; i < 60; ++i)
            text += pieces[piece(random)];
        for (const std::string& line : wrapped(text, 9))
            EXPECT_LE(columns(line), 9U) << text;
    }
}

TEST(Shortened, SaysThatSomethingWasCutOff) {
    EXPECT_EQ(shortened("Moscou", 6), "Moscou");
    EXPECT_EQ(shortened("Moscou", 5), "Mosc…");
    EXPECT_EQ(shortened("La Haye", 4), "La…");
    EXPECT_EQ(shortened("基辅基辅", 4), "基…");
}

}  // namespace
}  // namespace depeche::render
