#include "schema/analysis/folding.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <stdexcept>

#include "schema/analysis/utf8.hpp"

namespace depeche::analysis {

namespace {

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
}

const icu::Normalizer2& checked(const icu::Normalizer2* normalizer, UErrorCode status) {
    if (U_FAILURE(status))
        throw std::runtime_error("ICU has no normalisation data: its data package is missing");
    return *normalizer;
}

const icu::Normalizer2& case_folding() {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2& normalizer =
        checked(icu::Normalizer2::getNFKCCasefoldInstance(status), status);
    return normalizer;
}

const icu::Normalizer2& decomposition() {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2& normalizer = checked(icu::Normalizer2::getNFDInstance(status), status);
    return normalizer;
}

const icu::Normalizer2& composition() {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2& normalizer = checked(icu::Normalizer2::getNFCInstance(status), status);
    return normalizer;
}

icu::UnicodeString normalized(const icu::Normalizer2& by, const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    return by.normalize(text, status);
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

/// Scripts whose readers do without marks: accents, Hebrew and Arabic vowel points.
bool marks_can_go(UChar32 base) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(base, &status)) {
        case USCRIPT_LATIN:
        case USCRIPT_GREEK:
        case USCRIPT_CYRILLIC:
        case USCRIPT_HEBREW:
        case USCRIPT_ARABIC:
        case USCRIPT_COMMON:
        case USCRIPT_INHERITED:
            return true;
        default:
            return false;
    }
}

/// Letters that Unicode does not decompose though readers take the bar for an accent.
UChar32 without_bar(UChar32 c) {
    switch (c) {
        case 0xF8:  // ø
            return 'o';
        case 0x142:  // ł
            return 'l';
        case 0x111:  // đ
        case 0xF0:   // ð
            return 'd';
        case 0x131:  // ı
            return 'i';
        case 0x127:  // ħ
            return 'h';
        default:
            return c;
    }
}

}  // namespace

std::string lower(std::string_view text) {
    if (is_ascii(text)) {
        std::string result(text);
        std::ranges::transform(result, result.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return result;
    }
    icu::UnicodeString folded = normalized(case_folding(), from_utf8(text));
    folded.findAndReplace(u"œ", u"oe");
    folded.findAndReplace(u"æ", u"ae");
    return to_utf8(folded);
}

std::string drop_accents(std::string_view lower_text) {
    if (is_ascii(lower_text))
        return std::string(lower_text);
    const icu::UnicodeString decomposed = normalized(decomposition(), from_utf8(lower_text));
    icu::UnicodeString bare;
    UChar32 base = ' ';
    for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
        const UChar32 c = decomposed.char32At(at);
        if (u_charType(c) == U_NON_SPACING_MARK && marks_can_go(base))
            continue;
        base = c;
        if (c == 0xFE)  // þ
            bare.append(u"th");
        else
            bare.append(without_bar(c));
    }
    return to_utf8(normalized(composition(), bare));
}

std::string fold(std::string_view text) {
    return drop_accents(lower(text));
}

std::vector<std::string> folded_words(std::string_view text) {
    const std::string folded = fold(text);
    std::vector<std::string> words;
    bool in_word = false;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t begin = at;
        const UChar32 c = next_code_point(folded, at);
        const bool is_part =
            c >= 0 && c != 0xFFFD && (u_isalnum(c) || (in_word && U_GET_GC_MASK(c) & U_GC_M_MASK));
        if (is_part && !in_word)
            words.emplace_back();
        if (is_part)
            words.back().append(folded, begin, at - begin);
        in_word = is_part;
    }
    return words;
}

std::string to_nfc(std::string_view text) {
    return is_ascii(text) ? std::string(text) : to_utf8(normalized(composition(), from_utf8(text)));
}

}  // namespace depeche::analysis
