#include "schema/authority/name_key.hpp"

#include "schema/analysis/elision.hpp"

namespace depeche::authority {

namespace {

using analysis::TokenKind;

/// The letter of U+00C0 to U+00FF in lower case without its accent; 0 where it takes two, or is none.
char bare_letter(unsigned char second) {
    constexpr std::string_view letters(
        "aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0\0"
        "aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0y",
        64);
    return second >= 0x80 && second < 0xC0 ? letters[second - 0x80U] : '\0';
}

/// The bytes of the letter that starts `text`, folded into `letter`; 0 when it is none of French.
std::size_t fold_letter(std::string_view text, char& letter) {
    const char c = text.front();
    letter = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (letter >= 'a' && letter <= 'z')
        return 1;
    letter = static_cast<unsigned char>(c) == 0xC3 && text.size() > 1
                 ? bare_letter(static_cast<unsigned char>(text[1]))
                 : '\0';
    return letter == '\0' ? 0 : 2;
}

}  // namespace

NameKey plain_name_key(std::string_view name) {
    NameKey result;
    bool in_word = false;
    for (std::size_t at = 0; at < name.size();) {
        char letter = 0;
        if (const std::size_t size = fold_letter(name.substr(at), letter); size > 0) {
            if (!in_word) {
                if (!result.key.empty())
                    result.key += ' ';
                result.begins.push_back(static_cast<std::uint32_t>(at));
            }
            in_word = true;
            result.key += letter;
            at += size;
            result.end = static_cast<std::uint32_t>(at);
            continue;
        }
        const char c = name[at++];
        if (c == '\'' && in_word && at < name.size() && fold_letter(name.substr(at), letter) > 0 &&
            analysis::is_elidable(name.substr(result.begins.back(), at - 1 - result.begins.back()))) {
            const auto blank = result.key.rfind(' ');
            result.key.resize(blank == std::string::npos ? 0 : blank);
            result.begins.pop_back();
        } else if (c != ' ' && (c != '-' || !in_word)) {
            return {};
        }
        in_word = false;
    }
    if (result.begins.size() > most_words_of_name)
        return {};
    return result;
}

NameKey name_key(std::string_view name, analysis::Analyzer& analyzer) {
    NameKey result;
    for (const analysis::Token& token : analyzer.analyze(name)) {
        if (token.kind != TokenKind::word || result.begins.size() == most_words_of_name)
            continue;
        result.key.append(result.key.empty() ? "" : " ").append(token.form->exact);
        result.begins.push_back(token.begin);
        result.end = token.end;
    }
    return result;
}

}  // namespace depeche::authority
