#include "indexer/metadata/name_words.hpp"

#include <algorithm>
#include <array>

#include "schema/analysis/digits.hpp"
#include "schema/analysis/word_list.hpp"

namespace depeche::indexer {

using analysis::Token;
using analysis::TokenKind;

namespace {

/// Abbreviations that a full stop follows within a sentence.
bool is_abbreviation(std::string_view word) {
    static constexpr analysis::WordList known(
        {"MM", "Mme", "Mmes", "Mlle", "Mr", "Mrs", "Ms", "Dr", "Pr", "Prof", "Mgr", "St", "Ste", "Jr", "Sr"});
    const bool initial =
        word.size() == 1 || (word.size() == 2 && static_cast<unsigned char>(word[0]) >= 0xC0);
    return initial || known.contains(word);
}

struct Between {
    Gap gap = Gap::none;
    bool hyphen = false;
    char elided = 0;
};

/// Whether what is written at `at` starts with one of these characters.
bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> characters) {
    return std::ranges::any_of(characters, [&](std::string_view c) { return text.starts_with(c); });
}

/// Reads what stands between `before` and the next word.
Between read_gap(std::string_view between, std::string_view before) {
    Between result;
    if (between == " ")  // nearly always
        return result;
    const auto raise = [&](Gap gap) { result.gap = std::max(result.gap, gap); };
    for (std::size_t at = 0; at < between.size(); ++at) {
        const std::string_view rest = between.substr(at);
        const char c = rest.front();
        if (c == ' ' || c == '\t' || (static_cast<unsigned char>(c) & 0xC0) == 0x80)
            continue;
        if (c == '\n' || c == '!' || c == '?' || c == ':' || c == ';' ||
            starts_with_any(rest, {"…", "–", "—", "•"}))
            raise(Gap::sentence);
        else if (c == '.')
            raise(is_abbreviation(before) ? Gap::none : Gap::sentence);
        else if (c == ',')
            raise(Gap::comma);
        else if (c == '(')
            raise(Gap::parenthesis);
        else if (c == '-' || starts_with_any(rest, {"‐", "‑"}))
            result.hyphen = true;
        else if (c == '"' || starts_with_any(rest, {"«", "“", "»", "”"}))
            raise(starts_with_any(rest, {"»", "”"}) ? Gap::other : Gap::quote);
        else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            result.elided = static_cast<char>(c | 0x20);
        else if (c != '\'' && !starts_with_any(rest, {"’", "\xC2\xA0", "\xE2\x80\xAF"}))
            raise(Gap::other);
    }
    if (result.hyphen && between.find(' ') != std::string_view::npos)
        raise(Gap::sentence);
    return result;
}

bool is_all_capitals(std::string_view word) {
    return word.size() > 1 && std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; }) &&
           std::ranges::any_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Marks the words of lines whose capitals say nothing.
void mark_shouted_lines(std::vector<NameWord>& words, std::string_view text) {
    for (std::size_t first = 0; first < words.size();) {
        const auto line_end = std::min(text.find('\n', words[first].begin), text.size());
        std::size_t last = first;
        std::size_t shouted = 0;
        std::size_t capitals = 0;
        for (; last < words.size() && words[last].begin < line_end; ++last) {
            shouted += words[last].all_capitals;
            capitals += words[last].capital;
        }
        const std::size_t count = last - first;
        if (count >= 3 && (shouted * 4 > count * 3 || (count >= 8 && capitals * 4 > count * 3)))
            for (std::size_t at = first; at < last; ++at)
                words[at].shouted = true;
        first = std::max(last, first + 1);
    }
}

}  // namespace

std::vector<NameWord> name_words(std::string_view text, std::span<const Token> tokens,
                                 const authority::Authority& authority) {
    std::vector<NameWord> words;
    words.reserve(tokens.size());
    for (const Token& token : tokens) {
        if (token.kind != TokenKind::word)
            continue;
        const std::string_view previous = words.empty() ? std::string_view{} : words.back().written;
        const std::uint32_t from = words.empty() ? 0 : words.back().end;
        const bool first = words.empty();
        NameWord& word = words.emplace_back();
        word.written = text.substr(token.begin, token.end - token.begin);
        word.exact = token.form->exact;
        word.info = authority.word(word.exact);
        word.begin = token.begin;
        word.end = token.end;
        const Between between = read_gap(text.substr(from, token.begin - from), previous);
        word.gap = first ? Gap::sentence : between.gap;
        word.hyphen = between.hyphen;
        word.elided = between.elided;
        word.capital =
            authority::starts_with_capital(word.written) && !analysis::is_digit(word.written.front());
        word.all_capitals = word.capital && is_all_capitals(word.written);
        word.uncertain =
            word.capital && word.elided == 0 && (word.gap == Gap::sentence || word.gap == Gap::quote);
    }
    mark_shouted_lines(words, text);
    return words;
}

void append_word(std::string& key, const NameWord& word) {
    key.append(key.empty() ? "" : " ").append(word.exact);
}

std::string key_of(std::span<const NameWord> words) {
    std::string key;
    for (const NameWord& word : words)
        append_word(key, word);
    return key;
}

}  // namespace depeche::indexer
