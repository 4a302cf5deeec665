#include "schema/analysis/folding.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <stdexcept>

#include "schema/analysis/utf8.hpp"

namespace depeche::analysis {

namespace {

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

std::string lower_by_icu(std::string_view text) {
    icu::UnicodeString folded = normalized(case_folding(), from_utf8(text));
    folded.findAndReplace(u"œ", u"oe");
    folded.findAndReplace(u"æ", u"ae");
    return to_utf8(folded);
}

std::string drop_accents_by_icu(std::string_view lower_text) {
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

std::string to_nfc_by_icu(std::string_view text) {
    return to_utf8(normalized(composition(), from_utf8(text)));
}

std::string fold_by_icu(std::string_view text) {
    return drop_accents_by_icu(lower_by_icu(text));
}

/// What becomes of each character that French is written with: ASCII, Latin letters, the signs of print. None
/// of them joins with what stands before it, so a text of them is made one by one; of each ICU says it once,
/// when it is first met. For one thread.
class CharacterForms {
public:
    /// `by_icu` leaves ASCII as it is, but for capitals where it `lowers`.
    CharacterForms(std::string (*by_icu)(std::string_view), bool lowers) : by_icu_(by_icu), lowers_(lowers) {}

    std::string apply(std::string_view text) {
        std::string result;
        result.reserve(text.size());
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t run = ascii_run(text.substr(at));
            append_ascii(text.substr(at, run), result);
            at += run;
            if (at == text.size())
                break;
            const std::string* form = form_of(next_code_point(text, at));
            if (form == nullptr)
                return by_icu_(text);
            result += *form;
        }
        return result;
    }

private:
    static constexpr UChar32 first_latin = 0x80;
    static constexpr UChar32 first_sign = 0x2000;

    /// How many characters of ASCII `text` starts with.
    static std::size_t ascii_run(std::string_view text) {
        const auto end = std::ranges::find_if(text, [](char c) { return static_cast<signed char>(c) < 0; });
        return static_cast<std::size_t>(end - text.begin());
    }

    void append_ascii(std::string_view run, std::string& result) const {
        if (!lowers_) {
            result.append(run);
            return;
        }
        std::ranges::transform(run, std::back_inserter(result), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
    }

    /// Null for a character of neither table, or what is none.
    const std::string* form_of(UChar32 c) {
        const auto latin = static_cast<std::size_t>(c - first_latin);
        const auto sign = static_cast<std::size_t>(c - first_sign);
        std::optional<std::string>* form = latin < latin_.size()  ? &latin_[latin]
                                           : sign < signs_.size() ? &signs_[sign]
                                                                  : nullptr;
        if (form == nullptr)
            return nullptr;
        if (!*form)
            *form = by_icu_(to_utf8(icu::UnicodeString(c)));
        return &**form;
    }

    std::string (*by_icu_)(std::string_view);
    bool lowers_;
    /// U+0080 to U+024F: Latin letters, and guillemets and other signs of Latin-1.
    std::array<std::optional<std::string>, 0x1D0> latin_;
    /// U+2000 to U+20CF: apostrophes, dashes, quotation marks, spaces, superscripts, currencies.
    std::array<std::optional<std::string>, 0xD0> signs_;
};

/// Whether a folded character belongs to a word; a mark does not start one.
bool is_part_of_word(UChar32 c, bool in_word) {
    if (c >= 0 && c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return c >= 0 && c != 0xFFFD && (u_isalnum(c) || (in_word && U_GET_GC_MASK(c) & U_GC_M_MASK));
}

}  // namespace

std::string lower(std::string_view text) {
    thread_local CharacterForms forms(lower_by_icu, true);
    return forms.apply(text);
}

std::string drop_accents(std::string_view lower_text) {
    thread_local CharacterForms forms(drop_accents_by_icu, false);
    return forms.apply(lower_text);
}

std::string fold(std::string_view text) {
    thread_local CharacterForms forms(fold_by_icu, true);
    return forms.apply(text);
}

std::string_view FoldedWords::next() {
    std::size_t begin = at_;
    bool in_word = false;
    while (at_ < folded_.size()) {
        const std::size_t before = at_;
        const bool is_part = is_part_of_word(next_code_point(folded_, at_), in_word);
        if (in_word && !is_part)
            return std::string_view(folded_).substr(begin, before - begin);
        if (!in_word)
            begin = before;
        in_word = is_part;
    }
    return in_word ? std::string_view(folded_).substr(begin) : std::string_view{};
}

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> words;
    FoldedWords folded(text);
    for (std::string_view word = folded.next(); !word.empty(); word = folded.next())
        words.emplace_back(word);
    return words;
}

std::string to_nfc(std::string_view text) {
    thread_local CharacterForms forms(to_nfc_by_icu, false);
    return forms.apply(text);
}

}  // namespace depeche::analysis
