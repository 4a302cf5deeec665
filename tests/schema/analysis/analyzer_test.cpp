#include "schema/analysis/analyzer.hpp"

#include <gmock/gmock.h>
#include <unicode/unistr.h>

#include <random>

#include "tests/shared_data.hpp"
#include "tests/shared_texts.hpp"

namespace depeche::analysis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Tokens as `exact@position`, a joined form as `(exact@position)`.
std::vector<std::string> tokens(std::string_view text) {
    Analyzer analyzer;
    std::vector<std::string> result;
    for (const Token& token : analyzer.analyze(text)) {
        const std::string shown = std::string(token.form->exact) + '@' + std::to_string(token.position);
        result.push_back(token.kind == TokenKind::joined ? '(' + shown + ')' : shown);
    }
    return result;
}

std::vector<std::string> surfaces(std::string_view text) {
    Analyzer analyzer;
    std::vector<std::string> result;
    for (const Token& token : analyzer.analyze(text))
        result.emplace_back(text.substr(token.begin, token.end - token.begin));
    return result;
}

std::string stem(std::string_view word) {
    Analyzer analyzer;
    return std::string(analyzer.form(word).stem);
}

TEST(Analyzer, SeesTheWordBehindTheArticle) {
    for (const std::string_view text :
         {"l'Ukraine", "l’Ukraine", "L’UKRAINE", "d'Ukraine", "qu’Ukraine", "l`ukraine"})
        EXPECT_THAT(tokens(text), ElementsAre("ukraine@0")) << text;
    EXPECT_THAT(surfaces("l’Ukraine"), ElementsAre("Ukraine"));
    EXPECT_THAT(tokens("aujourd'hui O’Brien quelqu'un"),
                ElementsAre("aujourdhui@0", "obrien@1", "quelquun@2"));
}

TEST(Analyzer, GivesLongTextsAgainAfterOthers) {
    std::string body;
    for (int sentence = 0; sentence < 100; ++sentence)
        body += "Les négociations de paix reprennent à Genève. ";
    Analyzer analyzer;
    const auto exact_forms = [&](std::string_view text) {
        std::vector<std::string> result;
        for (const Token& token : analyzer.analyze(text))
            result.emplace_back(token.form->exact);
        return result;
    };
    const auto of_body = exact_forms(body);
    const auto of_other = exact_forms(body + "Fin");
    EXPECT_EQ(of_other.size(), of_body.size() + 1);
    for (int repeat = 0; repeat < 2; ++repeat) {
        EXPECT_THAT(exact_forms("Un titre"), ElementsAre("un", "titre"));
        EXPECT_EQ(exact_forms(body), of_body);
    }
    EXPECT_EQ(exact_forms(body + "Fin"), of_other);
}

TEST(Analyzer, GivesElidedWordsNoPosition) {
    EXPECT_THAT(tokens("fin de l’année"), ElementsAre("fin@0", "de@1", "annee@2"));
    EXPECT_THAT(tokens("demande d’« accentuer la pression »"),
                ElementsAre("demande@0", "accentuer@1", "la@2", "pression@3"));
}

TEST(Analyzer, LetsHyphensSpacesAndJoinedWordsMeet) {
    EXPECT_THAT(tokens("cessez-le-feu !"), ElementsAre("cessez@0", "le@1", "feu@2", "(cessezlefeu@0)"));
    EXPECT_THAT(tokens("États\u2011Unis d’Amérique"),
                ElementsAre("etats@0", "unis@1", "(etatsunis@0)", "amerique@2"));
    EXPECT_THAT(tokens("d’État-major"), ElementsAre("etat@0", "major@1", "(etatmajor@0)"));
    EXPECT_THAT(surfaces("la Maison-Blanche."), ElementsAre("la", "Maison", "Blanche", "Maison-Blanche"));
    EXPECT_THAT(tokens("a - b"), ElementsAre("a@0", "b@1"));
    EXPECT_THAT(tokens("a-b-c-d-e-f-g-h"), testing::SizeIs(8)) << "too many parts for one word";
}

TEST(Analyzer, LetsAcronymsMeet) {
    EXPECT_THAT(tokens("U.E. et l'O.T.A.N."), ElementsAre("ue@0", "et@1", "otan@2"));
    EXPECT_THAT(tokens("UE OTAN"), ElementsAre("ue@0", "otan@1"));
    EXPECT_THAT(surfaces("L’U.E. dit"), ElementsAre("U.E.", "dit"));
    EXPECT_THAT(tokens("M.Zelensky"), ElementsAre("m@0", "zelensky@1"));
}

TEST(Analyzer, CutsWhatReadersDoNotReadAsOneWord) {
    EXPECT_THAT(tokens("la paix.L'Ukraine"), ElementsAre("la@0", "paix@1", "ukraine@2"));
    EXPECT_THAT(tokens("nom@site.fr foo_bar @macron"),
                ElementsAre("nom@0", "site@1", "fr@2", "foo@3", "bar@4", "macron@5"));
}

TEST(Analyzer, LetsNumbersMeetHoweverTheyAreGrouped) {
    for (const std::string_view text : {"1 200 000", "1\u202F200\u202F000", "1\u00A0200\u00A0000"})
        EXPECT_THAT(tokens(text), ElementsAre("1@0", "200@1", "000@2", "(1200000@0)"));
    EXPECT_THAT(tokens("1'200 1.200 1,2 19 %"), ElementsAre("1200@0", "1.200@1", "1,2@2", "19@3"));
    EXPECT_THAT(tokens("en 2025 300 soldats"), ElementsAre("en@0", "2025@1", "300@2", "soldats@3"));
    EXPECT_THAT(tokens("17h00 20e km²"), ElementsAre("17h00@0", "20e@1", "km@2"));
}

TEST(Analyzer, IgnoresTypography) {
    EXPECT_THAT(tokens("guerre\u202F! «\u00A0paix\u00A0» Œu\u00ADvre"),
                ElementsAre("guerre@0", "paix@1", "oeuvre@2"));
    EXPECT_THAT(tokens("E\u0301tat"), ElementsAre("etat@0"));
}

TEST(Analyzer, LeavesAGapBetweenParagraphs) {
    EXPECT_THAT(tokens("plan\n\nde paix"), ElementsAre("plan@0", "de@11", "paix@12"));
}

TEST(Analyzer, GivesInflectionsOneStem) {
    EXPECT_EQ(stem("Négociations"), stem("négociateur"));
    EXPECT_EQ(stem("conflits"), stem("CONFLIT"));
    EXPECT_EQ(stem("Travaux"), stem("travail"));
    EXPECT_EQ(stem("françaises"), stem("Français"));
    EXPECT_NE(stem("Crimée"), stem("crime"));
    EXPECT_NE(stem("Paris"), stem("pari"));
}

TEST(Analyzer, GivesEqualFormsOneAddress) {
    Analyzer analyzer;
    const auto found = analyzer.analyze("Ukraine ukraine UKRAINE");
    EXPECT_EQ(found[0].form, found[1].form);
    EXPECT_EQ(found[0].form, found[2].form);
}

TEST(Analyzer, RemembersTheAccents) {
    Analyzer analyzer;
    EXPECT_EQ(analyzer.form("Né").accented, "né");
    EXPECT_EQ(analyzer.form("Né").exact, "ne");
    EXPECT_EQ(analyzer.form("NE").accented, "ne");
    const auto found = analyzer.analyze("pêche péché");
    EXPECT_NE(found[0].form, found[1].form);
}

TEST(Analyzer, CutsLongWordsAtACharacter) {
    std::string word;
    for (int times = 0; times < 5000; ++times)
        word += "дж";
    Analyzer analyzer;
    const auto found = analyzer.analyze(word);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].end, word.size());
    EXPECT_EQ(found[0].form->exact.size(), max_word_bytes);
}

TEST(Analyzer, SurvivesAnyBytes) {
    EXPECT_THAT(tokens(""), IsEmpty());
    EXPECT_THAT(tokens(" \n\t "), IsEmpty());
    EXPECT_THAT(tokens("caf\xE9 noir"), ElementsAre("caf@0", "noir@1"));
    EXPECT_THAT(tokens(std::string_view("a\0b", 3)), ElementsAre("a@0", "b@1"));
    std::mt19937 random(7);
    std::uniform_int_distribution<int> byte(0, 255);
    Analyzer analyzer;
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (int size = round * 3; size > 0; --size)
            text += static_cast<char>(byte(random));
        for (const Token& token : analyzer.analyze(text)) {
            ASSERT_LT(token.begin, token.end);
            ASSERT_LE(token.end, text.size());
        }
    }
}

TEST(Analyzer, GivesRangesOnCharacterBoundariesInAllSharedText) {
    DEPECHE_NEEDS_SHARED_DATA();
    Analyzer analyzer;
    const auto starts_a_character = [](std::string_view text, std::size_t at) {
        return at == text.size() || (text[at] & 0xC0) != 0x80;
    };
    for (const std::string& text : shared_texts()) {
        std::uint32_t previous = 0;
        for (const Token& token : analyzer.analyze(text)) {
            ASSERT_LT(token.begin, token.end);
            ASSERT_TRUE(starts_a_character(text, token.begin) && starts_a_character(text, token.end));
            if (token.kind == TokenKind::word) {
                ASSERT_LE(previous, token.begin);
                previous = token.end;
            }
        }
    }
}

TEST(Analyzer, GivesNoWordWithoutLetters) {
    Analyzer analyzer;
    for (UChar32 first = 1; first < 0x30000; first += 0x100) {
        std::string text;
        for (UChar32 c = first; c < first + 0x100; ++c)
            for (const char* before : {" ", " @", " a_", " 1.", " l'", "-"}) {
                text += before;
                icu::UnicodeString(c).toUTF8String(text);
            }
        for (const Token& token : analyzer.analyze(text)) {
            ASSERT_FALSE(token.form->exact.empty()) << text.substr(token.begin, token.end - token.begin);
            ASSERT_FALSE(token.form->stem.empty()) << text.substr(token.begin, token.end - token.begin);
        }
    }
    EXPECT_TRUE(analyzer.analyze("\u3164 @\u0301 \u115F\u1160").empty());
}

}  // namespace
}  // namespace depeche::analysis
