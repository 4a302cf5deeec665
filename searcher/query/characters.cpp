#include "searcher/query/characters.hpp"

#include "schema/analysis/characters.hpp"
#include "schema/analysis/elision.hpp"
#include "schema/analysis/folding.hpp"
#include "schema/analysis/utf8.hpp"
#include "schema/analysis/words.hpp"
#include "searcher/query/quotes.hpp"

namespace depeche::query {

namespace {

constexpr bool is_ascii_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

constexpr bool is_ascii_punctuation(char c) {
    return static_cast<signed char>(c) >= 0 && !is_ascii_letter_or_digit(c);
}

/// Letters of two bytes, U+00C0 to U+027F without × and ÷.
constexpr bool is_latin_letter(char lead, char trail) {
    const auto first = static_cast<unsigned char>(lead);
    const auto second = static_cast<unsigned char>(trail);
    return first >= 0xC3 && first <= 0xC9 && second >= 0x80 && second < 0xC0 &&
           !(first == 0xC3 && (second == 0x97 || second == 0xB7));
}

std::string_view strip_ascii_punctuation(std::string_view text) {
    while (!text.empty() && is_ascii_punctuation(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_ascii_punctuation(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Whether a text plainly starts and ends with a letter or digit, so that no one need be asked.
bool is_plainly_stripped(std::string_view text) {
    if (text.empty())
        return true;
    const std::size_t size = text.size();
    const bool starts = is_ascii_letter_or_digit(text[0]) || (size > 1 && is_latin_letter(text[0], text[1]));
    const bool ends = is_ascii_letter_or_digit(text[size - 1]) ||
                      (size > 1 && is_latin_letter(text[size - 2], text[size - 1]));
    return starts && ends;
}

/// From the first word to the last one that the analyzer finds.
std::string_view first_to_last_word(std::string_view text) {
    // Opening ICU's rules costs more than the rest of most queries.
    thread_local analysis::CharacterNormalizer normalizer;
    thread_local analysis::WordBreaker breaker;
    breaker.start(normalizer.normalize(text));
    analysis::Word word{};
    if (!breaker.next(word))
        return {};
    const std::uint32_t begin = word.begin;
    std::uint32_t end = word.end;
    while (breaker.next(word))
        end = word.end;
    const auto range = normalizer.original(begin, end);
    return text.substr(range.begin, range.end - range.begin);
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
    std::size_t behind = at;
    const auto code = analysis::next_code_point(text, behind);
    return {code < 0 ? no_character : static_cast<char32_t>(code), behind - at};
}

bool is_blank(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

bool is_no_break_space(char32_t c) {
    return c == 0xA0 || c == 0x2007 || c == 0x202F;
}

bool is_invisible(char32_t c) {
    return c == 0xAD || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool is_control(char32_t c) {
    return (c < 0x20 || (c >= 0x7F && c < 0xA0)) && !is_blank(c);
}

bool is_hyphen(char32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2212 || c == 0xFE63 || c == 0xFF0D;
}

std::string_view cut(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes)
        return text;
    while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0U) == 0x80U)
        --max_bytes;
    return text.substr(0, max_bytes);
}

std::string_view strip_punctuation(std::string_view text) {
    text = strip_ascii_punctuation(text);
    while (!is_plainly_stripped(text)) {
        // The breaker takes `@` and `_` for parts of a word; the analyzer cuts at them.
        const std::string_view stripped = strip_ascii_punctuation(first_to_last_word(text));
        if (stripped.size() == text.size())
            break;
        text = stripped;
    }
    return text;
}

bool is_elided_word(std::string_view text) {
    const std::string_view word = strip_punctuation(text);
    if (!analysis::is_elidable(word))
        return false;
    analysis::CharacterNormalizer normalizer;
    const auto behind = static_cast<std::size_t>(word.data() + word.size() - text.data());
    return normalizer.normalize(text.substr(behind)).starts_with('\'');
}

std::string tidy_quoted(std::string_view text) {
    std::string tidy;
    bool blank_before = false;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        const Quote quote = quote_at(text, at);
        const bool is_mark = quote.family != QuoteFamily::none && quote.family != QuoteFamily::apostrophes;
        if (is_blank(c.code) || is_mark) {
            blank_before = !tidy.empty();
        } else {
            if (blank_before)
                tidy += ' ';
            blank_before = false;
            tidy.append(text, at, c.size);
        }
        at += c.size;
    }
    return analysis::to_nfc(tidy);
}

}  // namespace depeche::query
