#include "schema/analysis/words.hpp"

#include <fmt/format.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

#include <array>
#include <stdexcept>

namespace depeche::analysis {

namespace {

/// What a character is to the word boundary rules, as ICU 72 has them for French: UAX #29 of Unicode 15, but
/// that `:` does not join letters and `@` is one.
enum class Class : std::uint8_t {
    other,       ///< always a boundary on both sides
    letter,      ///< ALetter
    digit,       ///< Numeric
    mid_letter,  ///< joins letters: ·
    mid_number,  ///< joins digits: , ;
    mid_both,    ///< joins letters, and joins digits: . ' ’
    joiner,      ///< ExtendNumLet: _
    at_sign,     ///< a letter to ICU, a sign to us
    complex,     ///< anything the state machine leaves to ICU
};

constexpr std::array<Class, 128> ascii_classes = [] {
    std::array<Class, 128> classes{};
    for (char c = 'a'; c <= 'z'; ++c)
        classes[static_cast<std::size_t>(c)] = classes[static_cast<std::size_t>(c - 'a' + 'A')] =
            Class::letter;
    for (char c = '0'; c <= '9'; ++c)
        classes[static_cast<std::size_t>(c)] = Class::digit;
    classes[','] = classes[';'] = Class::mid_number;
    classes['.'] = classes['\''] = Class::mid_both;
    classes['_'] = Class::joiner;
    classes['@'] = Class::at_sign;
    return classes;
}();

/// U+0080 to U+00BF.
constexpr Class latin1_class(unsigned char second) {
    switch (second) {
        case 0xAA:  // ª
        case 0xB5:  // µ
        case 0xBA:  // º
            return Class::letter;
        case 0xB7:  // ·
            return Class::mid_letter;
        case 0xAD:  // soft hyphen
            return Class::complex;
        default:
            return second < 0xA0 ? Class::complex : Class::other;
    }
}

/// U+2000 to U+203F: the punctuation of French print.
constexpr Class punctuation_class(unsigned char third) {
    switch (third) {
        case 0x98:  // ‘
        case 0x99:  // ’
            return Class::mid_both;
        case 0x90:  // ‐ ‑
        case 0x91:
        case 0x93:  // – —
        case 0x94:
        case 0x9C:  // “ ” „
        case 0x9D:
        case 0x9E:
        case 0xA2:  // •
        case 0xA6:  // …
        case 0xB9:  // ‹ ›
        case 0xBA:
            return Class::other;
        default:
            return Class::complex;
    }
}

/// By byte: most of a text.
constexpr std::array<bool, 256> is_ascii_letter = [] {
    std::array<bool, 256> letters{};
    for (std::size_t byte = 0; byte < ascii_classes.size(); ++byte)
        letters[byte] = ascii_classes[byte] == Class::letter;
    return letters;
}();

struct Character {
    Class kind;
    std::uint8_t size;
};

Character character_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80)
        return {ascii_classes[first], 1};
    const auto byte = [&](std::size_t offset) {
        return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : std::uint8_t{0};
    };
    const unsigned char second = byte(1);
    if ((second & 0xC0) != 0x80)
        return {Class::complex, 1};
    if (first == 0xC2)
        return {latin1_class(second), 2};
    // U+00C0 to U+027F are letters but for × and ÷.
    if (first >= 0xC3 && first <= 0xC9)
        return {first == 0xC3 && (second == 0x97 || second == 0xB7) ? Class::other : Class::letter, 2};
    if (first == 0xE2 && second == 0x80)
        return {punctuation_class(byte(2)), 3};
    return {Class::complex, 1};
}

constexpr bool is_white(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

constexpr bool is_lettered(Class kind) {
    return kind == Class::letter || kind == Class::at_sign;
}

}  // namespace

struct WordBreaker::Icu {
    Icu() {
        UErrorCode status = U_ZERO_ERROR;
        breaker = ubrk_open(UBRK_WORD, "fr", nullptr, 0, &status);
        if (U_FAILURE(status))
            throw std::runtime_error("ICU has no word breaker for French: its data package is missing");
    }
    ~Icu() {
        ubrk_close(breaker);
        utext_close(&text);
    }
    Icu(const Icu&) = delete;
    Icu& operator=(const Icu&) = delete;

    UBreakIterator* breaker = nullptr;
    UText text = UTEXT_INITIALIZER;
};

WordBreaker::WordBreaker() : icu_(std::make_unique<Icu>()) {}
WordBreaker::~WordBreaker() = default;
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;

void WordBreaker::start(std::string_view text) {
    text_ = text;
    at_ = 0;
    pending_.clear();
    pending_at_ = 0;
}

bool WordBreaker::next(Word& word) {
    for (;;) {
        if (pending_at_ < pending_.size()) {
            word = pending_[pending_at_++];
            return true;
        }
        if (at_ >= text_.size())
            return false;
        if (next_fast(word))
            return true;
    }
}

/// Finds the next word by the state machine. False when there is none before the end, or when ICU had to be
/// asked, whose words are then pending.
bool WordBreaker::next_fast(Word& word) {
    Character c{Class::other, 0};
    while (at_ < text_.size() && (c = character_at(text_, at_)).kind != Class::complex &&
           (c.kind == Class::other || c.kind == Class::mid_letter || c.kind == Class::mid_number ||
            c.kind == Class::mid_both))
        at_ += c.size;
    if (at_ >= text_.size())
        return false;

    const std::uint32_t begin = at_;
    bool plain = true;
    bool has_word_character = false;
    Class previous = Class::other;
    std::size_t at = at_;
    while (at < text_.size()) {
        const std::size_t letters = at;
        while (at < text_.size() && is_ascii_letter[static_cast<unsigned char>(text_[at])])
            ++at;
        if (at > letters) {
            c = {Class::letter, 1};
            previous = c.kind;
            has_word_character = true;
            continue;
        }
        c = character_at(text_, at);
        if (c.kind == Class::letter || c.kind == Class::digit) {
            has_word_character = true;
        } else if (c.kind == Class::joiner || c.kind == Class::at_sign) {
            // ICU takes `__` for a word, though not `_`.
            has_word_character |= c.kind == Class::at_sign || previous == Class::joiner;
            plain = false;
        } else if (c.kind == Class::mid_letter || c.kind == Class::mid_number || c.kind == Class::mid_both) {
            // WB6, WB7, WB11, WB12: kept only between two letters or two digits.
            const std::size_t next = at + c.size;
            if (next >= text_.size())
                break;
            const Character after = character_at(text_, next);
            if (after.kind == Class::complex) {
                c = after;
                break;
            }
            const bool joins =
                (c.kind != Class::mid_number && is_lettered(previous) && is_lettered(after.kind)) ||
                (c.kind != Class::mid_letter && previous == Class::digit && after.kind == Class::digit);
            if (!joins)
                break;
            plain = false;
        } else {
            break;
        }
        previous = c.kind;
        at += c.size;
    }
    if (at < text_.size() && c.kind == Class::complex) {
        break_with_icu(begin);
        return false;
    }
    at_ = static_cast<std::uint32_t>(at);
    word = {begin, at_, plain};
    return has_word_character;
}

/// Breaks from `begin`, where a boundary is, to the next white space, which is one too.
void WordBreaker::break_with_icu(std::uint32_t begin) {
    std::uint32_t end = begin;
    while (end < text_.size() && !is_white(text_[end]))
        ++end;
    pending_.clear();
    pending_at_ = 0;
    at_ = end;

    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&icu_->text, text_.data() + begin, static_cast<std::int64_t>(end - begin), &status);
    ubrk_setUText(icu_->breaker, &icu_->text, &status);
    if (U_FAILURE(status))
        throw std::runtime_error(fmt::format("ICU cannot break text into words: {}", u_errorName(status)));
    std::int32_t from = ubrk_first(icu_->breaker);
    for (std::int32_t to = 0; (to = ubrk_next(icu_->breaker)) != UBRK_DONE; from = to) {
        if (ubrk_getRuleStatus(icu_->breaker) == UBRK_WORD_NONE)
            continue;
        const Word word{begin + static_cast<std::uint32_t>(from), begin + static_cast<std::uint32_t>(to),
                        false};
        pending_.push_back(word);
        const std::string_view piece = text_.substr(word.begin, word.end - word.begin);
        pending_.back().plain = piece.find_first_of("'.,;@_") == std::string_view::npos;
    }
}

std::string boundaries_fingerprint() {
    return fmt::format("icu {}, unicode {}", U_ICU_VERSION, U_UNICODE_VERSION);
}

}  // namespace depeche::analysis
