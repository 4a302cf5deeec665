#include "schema/analysis/words.hpp"

#include <gmock/gmock.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <random>
#include <sstream>

#include "schema/analysis/characters.hpp"
#include "tests/shared_data.hpp"
#include "tests/shared_texts.hpp"

namespace depeche::analysis {
namespace {

using testing::ElementsAre;

std::vector<std::string> words(std::string_view text) {
    WordBreaker breaker;
    breaker.start(text);
    std::vector<std::string> result;
    for (Word word{}; breaker.next(word);)
        result.emplace_back(text.substr(word.begin, word.end - word.begin));
    return result;
}

/// What ICU alone says, over the whole text at once.
std::vector<std::string> icu_words(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
    UBreakIterator* breaker = ubrk_open(UBRK_WORD, "fr", nullptr, 0, &status);
    ubrk_setUText(breaker, &utext, &status);
    EXPECT_TRUE(U_SUCCESS(status));
    std::vector<std::string> result;
    std::int32_t from = ubrk_first(breaker);
    for (std::int32_t to = 0; (to = ubrk_next(breaker)) != UBRK_DONE; from = to)
        if (ubrk_getRuleStatus(breaker) != UBRK_WORD_NONE)
            result.emplace_back(
                text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)));
    ubrk_close(breaker);
    utext_close(&utext);
    return result;
}

std::string utf8(char32_t c) {
    std::string result;
    if (c < 0x80) {
        result += static_cast<char>(c);
    } else if (c < 0x800) {
        result += static_cast<char>(0xC0 | c >> 6);
        result += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        result += static_cast<char>(0xE0 | c >> 12);
        result += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        result += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        result += static_cast<char>(0xF0 | c >> 18);
        result += static_cast<char>(0x80 | (c >> 12 & 0x3F));
        result += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        result += static_cast<char>(0x80 | (c & 0x3F));
    }
    return result;
}

TEST(WordBreaker, FindsFrenchWords) {
    EXPECT_THAT(words("L'accord, signé « hier » — à 17h00."),
                ElementsAre("L'accord", "signé", "hier", "à", "17h00"));
    EXPECT_THAT(words("cessez-le-feu U.E. 1,2 km²"), ElementsAre("cessez", "le", "feu", "U.E", "1,2", "km"));
    EXPECT_THAT(words(""), ElementsAre());
    EXPECT_THAT(words(" \n « … » !"), ElementsAre());
}

TEST(WordBreaker, KnowsWordsThatNeedNoCutting) {
    WordBreaker breaker;
    breaker.start("paix l'Ukraine a.b élu nom_propre кот");
    std::vector<bool> plain;
    for (Word word{}; breaker.next(word);)
        plain.push_back(word.plain);
    EXPECT_THAT(plain, ElementsAre(true, false, false, true, false, true));
}

TEST(WordBreaker, AgreesWithIcuOnTheUnicodeTestFile) {
    DEPECHE_NEEDS_SHARED_DATA();
    std::istringstream file(read_file(DEPECHE_SHARED_DATA "/conformance/unicode/WordBreakTest.txt"));
    std::size_t rows = 0;
    for (std::string line; std::getline(file, line);) {
        std::string text;
        std::istringstream row(line.substr(0, line.find('#')));
        for (std::string item; row >> item;)
            if (item != "÷" && item != "×")
                text += utf8(static_cast<char32_t>(std::stoul(item, nullptr, 16)));
        EXPECT_EQ(words(text), icu_words(text)) << line;
        // And where words stand among others, as the fast path and ICU take turns.
        const std::string within = "l'été " + text + " d’abord;" + text + "a";
        EXPECT_EQ(words(within), icu_words(within)) << line;
        rows += text.empty() ? 0 : 1;
    }
    EXPECT_GT(rows, 1800U);
}

TEST(WordBreaker, AgreesWithIcuOnAllSharedText) {
    DEPECHE_NEEDS_SHARED_DATA();
    CharacterNormalizer characters;
    for (const std::string& text : shared_texts()) {
        ASSERT_EQ(words(text), icu_words(text)) << text.substr(0, 200);
        const std::string_view normalized = characters.normalize(text);
        ASSERT_EQ(words(normalized), icu_words(normalized)) << text.substr(0, 200);
    }
}

TEST(WordBreaker, AgreesWithIcuOnRandomMixtures) {
    // Every character that has a rule of its own, letters of many scripts, and the fast path's neighbours.
    constexpr char32_t characters[] = {
        U'a',      U'Z',      U'é',      U'œ',      U'7',          U'0',          U'\'',         U'’',
        U'‘',      U'.',      U',',      U';',      U':',          U'_',          U'@',          U'-',
        U'–',      U' ',      U' ',      U'\n',     U'\r',         U'\t',         U'"',          U'«',
        U'»',      U'·',      U'…',      U'²',      U'ª',          U'/',          U'\u00AD',     U'\u200B',
        U'\u200D', U'\u0301', U'\u00A0', U'\u202F', U'\u2024',     U'\u2027',     U'א',          U'ב',
        U'к',      U'ア',     U'漢',     U'ไ',      U'\U0001F600', U'\U0001F1EB', U'\U0001F1F7', U'\u0660',
        U'ʼ',      U'ɐ',      U'\u0085', U'€',      U'\u2028',
    };
    std::mt19937 random(2025);
    std::uniform_int_distribution<std::size_t> pick(0, std::size(characters) - 1);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (int length = round % 12; length >= 0; --length)
            text += utf8(characters[pick(random)]);
        ASSERT_EQ(words(text), icu_words(text)) << testing::PrintToString(text);
    }
}

}  // namespace
}  // namespace depeche::analysis
