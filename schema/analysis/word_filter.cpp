#include "schema/analysis/word_filter.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "schema/analysis/digits.hpp"
#include "schema/analysis/folding.hpp"
#include "schema/analysis/stem_exceptions.hpp"

namespace depeche::analysis {

namespace {

/// What a byte is to a reader who looks for the beginnings of words.
enum class Kind : std::uint8_t {
    plain,  ///< stands for itself in every form, a capital for its small letter
    latin,  ///< the first of two that are an accented letter, most likely
    sign,   ///< the first of a character that separates words, most likely
    white,
    mark,  ///< other ASCII
    unknown,
};

constexpr unsigned char latin_lead = 0xC3;

constexpr std::array<Kind, 256> kinds = [] {
    std::array<Kind, 256> table{};
    for (std::size_t byte = 0; byte < table.size(); ++byte)
        table[byte] = byte < 0x80 ? Kind::mark : Kind::unknown;
    for (char c = 'a'; c <= 'z'; ++c)
        table[static_cast<std::size_t>(c)] = table[static_cast<std::size_t>(c - 'a' + 'A')] = Kind::plain;
    for (char c = '0'; c <= '9'; ++c)
        table[static_cast<std::size_t>(c)] = Kind::plain;
    table[' '] = table['\n'] = table['\t'] = table['\r'] = Kind::white;
    table[latin_lead] = Kind::latin;
    table[0xC2] = table[0xE2] = Kind::sign;
    return table;
}();

Kind kind_of(char c) {
    return kinds[static_cast<unsigned char>(c)];
}

/// What a byte of kind `plain` is in every form; 0 for others.
constexpr std::array<unsigned char, 256> plain_letters = [] {
    std::array<unsigned char, 256> table{};
    for (std::size_t byte = 0; byte < 0x80; ++byte)
        if (kinds[byte] == Kind::plain)
            table[byte] = static_cast<unsigned char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
    return table;
}();

unsigned char plain_letter(char c) {
    return plain_letters[static_cast<unsigned char>(c)];
}

/// What U+00C0 to U+00FF are without accents, by their second byte; `?` for what is no letter or becomes
/// several.
constexpr std::string_view latin_letters =
    "aaaaaa?ceeeeiiii?nooooo??uuuuy??"
    "aaaaaa?ceeeeiiii?nooooo??uuuuy?y";

struct Letter {
    unsigned char folded;
    std::uint8_t size;
};

/// The letter or digit at the beginning of a text, if it is one that folds to one byte.
std::optional<Letter> letter_of(std::string_view text) {
    if (const unsigned char letter = plain_letter(text.front()); letter != 0)
        return Letter{letter, 1};
    if (kind_of(text.front()) != Kind::latin || text.size() == 1)
        return std::nullopt;
    const std::size_t at = static_cast<unsigned char>(text[1]) - std::size_t{0x80};
    if (at >= latin_letters.size() || latin_letters[at] == '?')
        return std::nullopt;
    return Letter{static_cast<unsigned char>(latin_letters[at]), 2};
}

/// Whether a character of kind `sign` stands between words: « » and the punctuation of U+2000 to U+203E.
bool is_separator(std::string_view text) {
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : std::uint8_t{0};
    };
    if (byte(0) == 0xC2)
        return byte(1) != 0xAA && byte(1) != 0xB5 && byte(1) != 0xBA;  // ª µ º
    return byte(1) == 0x80 && byte(2) != 0xBF;
}

/// The bytes of the character at the beginning of a text.
std::size_t character_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
        ++size;
    return size;
}

/// The bytes of the letters and digits at the beginning of a text.
std::size_t letters_size(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size())
        if (plain_letter(text[size]) != 0)
            ++size;
        else if (const auto letter = letter_of(text.substr(size)))
            size += letter->size;
        else
            break;
    return size;
}

/// Whether a word that goes on so, where its form is expected to have a letter, may have that form all the
/// same: by a sign that the form is joined over, a blank between digits, or a letter that folds to several.
bool may_be_joined(std::string_view text, char before) {
    if (text.empty())
        return false;
    if (kind_of(text.front()) != Kind::white)
        return true;
    return is_digit(before) && text.size() > 1 && is_digit(text[1]);
}

/// How much of a stem the words have that it is of: Snowball changes no more than two letters at its end
/// (`constamment` gives `constant`).
std::string_view unchanging(std::string_view stem) {
    constexpr std::size_t changed = 2;
    constexpr std::size_t least = 2;
    return stem.substr(0, std::max(least, stem.size() - std::min(changed, stem.size())));
}

/// Whether a word of letters begins so, accents aside.
bool begins_with(std::string_view word, std::string_view beginning) {
    for (const char wanted : beginning) {
        const auto letter = word.empty() ? std::nullopt : letter_of(word);
        if (!letter || static_cast<char>(letter->folded) != wanted)
            return false;
        word.remove_prefix(letter->size);
    }
    return true;
}

/// The words that begin otherwise than their stems, `yeux`, by those. Made without a copy of any word, as a
/// process that answers one question makes it, too.
const std::unordered_multimap<std::string_view, std::string_view>& odd_beginnings() {
    static const std::unordered_multimap<std::string_view, std::string_view> odd = [] {
        std::unordered_multimap<std::string_view, std::string_view> found;
        for (std::size_t row = 0; row < stem_exceptions.size(); ++row)
            if (const auto [word, stem] = stem_exceptions[row];
                !word.starts_with(unchanging(stem)) && !begins_with(word, unchanging(stem)))
                found.emplace(stem, word);
        return found;
    }();
    return odd;
}

}  // namespace

void WordFilter::add(std::string_view form) {
    add_beginning(drop_accents(form));
}

void WordFilter::add_stem(std::string_view stem) {
    add_beginning(unchanging(stem));
    const auto [odd, end] = odd_beginnings().equal_range(stem);
    std::for_each(odd, end, [&](const auto& row) { add_beginning(drop_accents(row.second)); });
}

void WordFilter::add_beginning(std::string_view form) {
    const auto known = std::ranges::find_if(form, [](char c) { return kind_of(c) != Kind::plain; });
    std::string beginning(form.begin(), known);
    // Words that begin with something else may match anyway.
    if (beginning.empty() || std::ranges::find(beginnings_, beginning) != beginnings_.end())
        return;
    const auto first = static_cast<unsigned char>(beginning[0]);
    if (beginning.size() > 1)
        pairs_[pair(first, static_cast<unsigned char>(beginning[1]))] = true;
    else
        for (std::size_t any = 0; any < bytes; ++any)
            pairs_[pair(first, static_cast<unsigned char>(any))] = true;
    beginnings_.push_back(std::move(beginning));
}

/// Whether the word that begins there may be wanted.
bool WordFilter::may_begin(std::string_view text) const {
    // Most words are told by two bytes.
    if (text.size() > 1 && plain_letter(text[0]) != 0 && plain_letter(text[1]) != 0 &&
        !pairs_[pair(plain_letter(text[0]), plain_letter(text[1]))])
        return false;
    if (!letter_of(text))
        return true;
    return std::ranges::any_of(beginnings_, [&](std::string_view beginning) {
        std::string_view left = text;
        char before = '\0';
        for (const char wanted : beginning) {
            const auto letter = left.empty() ? std::nullopt : letter_of(left);
            if (!letter)
                return may_be_joined(left, before);
            before = static_cast<char>(letter->folded);
            if (before != wanted)
                return false;
            left.remove_prefix(letter->size);
        }
        return true;
    });
}

bool WordFilter::may_match(std::string_view word) const {
    return word.empty() || may_begin(word);
}

bool WordFilter::may_be_in(std::string_view line) const {
    for (std::size_t at = 0; at < line.size();) {
        const std::string_view rest = line.substr(at);
        const Kind kind = kind_of(rest.front());
        if (kind == Kind::white || kind == Kind::mark)
            ++at;
        else if (kind == Kind::sign && is_separator(rest))
            at += character_size(rest);
        else if (may_begin(rest))
            return true;
        else
            at += letters_size(rest);
    }
    return false;
}

}  // namespace depeche::analysis
